'use client';

import { later } from '@/components/site/later';

export const IncidentDoorLater = later(() => import('./incident-door').then(({ IncidentDoor }) => IncidentDoor));
