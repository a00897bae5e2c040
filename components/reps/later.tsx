'use client';

import { later } from '@/components/site/later';

export const PracticeLater = later(() => import('./practice').then(({ Practice }) => Practice));
