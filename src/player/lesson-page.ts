/** Whether a page is a lesson: the run shows beside it, and what is opened there stays there. */
export const isLesson = (page: string | null): boolean =>
  /^\/learn\/(?!(glossary|misconceptions|path|summary)(\/|$))./.test(page ?? '');
