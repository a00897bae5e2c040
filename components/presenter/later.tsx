'use client';

import { later } from '@/components/site/later';

export const StageLater = later(() => import('./stage').then(({ Stage }) => Stage));
export const NotesWindowLater = later(() => import('./notes-window').then(({ NotesWindow }) => NotesWindow));
