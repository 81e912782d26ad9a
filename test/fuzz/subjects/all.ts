import { importingSubjects } from './importing';
import { readingSubjects } from './reading';
import type { Subject } from './subject';
import { workspaceSubjects } from './workspace';

export const subjects: readonly Subject[] = [...readingSubjects, ...workspaceSubjects, ...importingSubjects];
