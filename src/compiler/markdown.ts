/** Markdown with front matter, tables, check boxes and directives, as a tree. */
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  // `~/.ssh` is a folder, no beginning of something crossed out.
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective);

export const parseMarkdown = (text: string): Root => processor.parse(text);
