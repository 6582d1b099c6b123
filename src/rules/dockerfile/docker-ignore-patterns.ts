/** What a `.dockerignore` keeps out of a build. */
export type Ignores = (path: string) => boolean;

/** Reads a `.dockerignore`: the last pattern that fits a path, or a folder above it, decides. */
export function ignoresOf(text: string): Ignores {
  const patterns = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ keeps: line.startsWith('!'), fits: fitting(line.replace(/^!\s*/, '')) }));
  return (path) => {
    const folders = path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
    const last = patterns.findLast(({ fits }) => folders.some(fits));
    return last !== undefined && !last.keeps;
  };
}

/** Whether a path fits a pattern of Go's `filepath.Match`, in which `**` stands for any folders. */
function fitting(pattern: string): (path: string) => boolean {
  const clean = pattern.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
  const source = clean
    .split(/(\*\*\/?|\*|\?|\[[^\]]*\])/)
    .map((part) => {
      if (part.startsWith('**')) return part.endsWith('/') ? '(?:.*/)?' : '.*';
      if (part === '*') return '[^/]*';
      if (part === '?') return '[^/]';
      return part.startsWith('[') ? part.replaceAll('\\', '\\\\') : part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  try {
    const expression = new RegExp(`^${source}$`);
    return (path) => clean === '.' || expression.test(path);
  } catch {
    return () => false;
  }
}
