/** JSON as a short text that is safe in a link: deflated, then base64url. */

/** More than any scenario needs; a link must not be able to fill the memory. */
const LONGEST = 2_000_000;

export async function pack(value: unknown): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(value));
  const deflated = await read(
    new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')),
  );
  let binary = '';
  for (const byte of deflated) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The opposite of `pack`. Throws an Error that says what is wrong with the text. */
export async function unpack(packed: string): Promise<unknown> {
  if (!/^[\w-]+$/.test(packed)) throw new Error('it is not base64url');
  const text = new TextDecoder().decode(await inflate(decode(packed)));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`it is not JSON: ${messageOf(error)}`, { cause: error });
  }
}

function decode(packed: string): Uint8Array<ArrayBuffer> {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (char) => char.charCodeAt(0));
  } catch (error) {
    throw new Error('it is not base64url', { cause: error });
  }
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    return await read(
      new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')),
    );
  } catch (error) {
    throw new Error('it was cut off or changed on the way', { cause: error });
  }
}

async function read(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    size += next.value.length;
    if (size > LONGEST) {
      await reader.cancel();
      throw new Error('it is too long');
    }
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
