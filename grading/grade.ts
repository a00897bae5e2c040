import { observeKubernetes } from './battery/kubernetes/observe-kubernetes';
import { finish } from './battery/steps';
import type { ExerciseSpec } from './exercise-spec';
import type { Files } from './files';
import { gradeSteps, type Report } from './judge';

/** Builds, runs and stops the answer in the simulator, and judges what was seen. The same files give the same report. */
export const grade = (exercise: ExerciseSpec, files: Files): Report =>
  finish(gradeSteps(exercise, files, observeKubernetes));
