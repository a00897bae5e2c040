'use client';

import { later } from '@/components/site/later';

export const InspectorLater = later(() => import('./inspector').then(({ Inspector }) => Inspector));
