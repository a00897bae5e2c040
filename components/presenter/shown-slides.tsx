import { SlideIncident } from '@/components/incident/incident';
import type { Lesson } from '@/content/lessons';
import { slidesOf } from '@/content/slides';
import type { NotedSlide } from './notes-window';
import { SlideBody } from './slide-body';
import { SlideExercise } from './slide-exercise';

/** The lesson's slides as both windows take them. */
export const shownSlides = (lesson: Lesson): NotedSlide[] =>
  slidesOf(lesson, { Exercise: SlideExercise, Incident: SlideIncident }).map(({ title, parts, notes, minutes }) => ({
    title,
    body: <SlideBody parts={parts} />,
    notes,
    minutes,
  }));
