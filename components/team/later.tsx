'use client';

import { later } from '@/components/site/later';

// The forms come after the page: they bring their schemas along.
export const AssignFormLater = later(() => import('./assign-form').then(({ AssignForm }) => AssignForm));
export const ReportReaderLater = later(() => import('./report-reader').then(({ ReportReader }) => ReportReader));
export const AssignedLater = later(() => import('./assigned').then(({ Assigned }) => Assigned));
export const HandInLater = later(() => import('./hand-in').then(({ HandIn }) => HandIn));
export const AssignedNoteLater = later(() => import('./assigned-note').then(({ AssignedNote }) => AssignedNote));
