'use client';

import { later } from '@/components/site/later';

export const ProgressPanelLater = later(() => import('./progress-panel').then(({ ProgressPanel }) => ProgressPanel));
