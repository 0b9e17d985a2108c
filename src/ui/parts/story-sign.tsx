import { BookOpen } from 'lucide-react';

/** Stands before what is said of a run that tells a textbook's story. */
export const StorySign = () => <BookOpen size="1.25em" strokeWidth={1.8} aria-hidden="true" />;
