/**
 * The method that a client tries next, and what `ssh -vvv` then says remains.
 *
 * OpenSSH cuts the tried methods off its list of preferred ones by counting characters, and cuts
 * at the wrong place when it takes the last one: hence `remaining preferred: ,password`.
 *
 * @param preferred `PREFERRED_AUTH_METHODS.join(',')` to begin with, then what remained.
 * @param offered The methods that the server can continue with.
 * @returns null when no method is left.
 */
export function nextAuthMethod(
  preferred: string,
  offered: readonly string[],
): { name: string; remaining: string } | null {
  const methods = preferred.split(',');
  for (const [i, name] of methods.entries()) {
    if (name === '') return null;
    if (!offered.includes(name)) continue;
    const rest = methods.slice(i + 1).join(',');
    const isLast = i === methods.length - 1;
    return { name, remaining: isLast ? preferred.slice((methods[0] ?? '').length) : rest };
  }
  return null;
}
