// Saved pages: from files to text. The browser expands .gz and decodes as the page itself says.

const GZIP = [0x1f, 0x8b];
const HEAD_BYTES = 4096;
const DECLARED = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i;

export class UnreadableFile extends Error {}

/** The text of one saved page. Throws UnreadableFile with a sentence for the person. */
export async function readPage(file) {
  const bytes = await expand(file);
  const text = decode(bytes);
  if (!text.trim()) throw new UnreadableFile(`${file.name} is empty.`);
  if (/^\s*(from:|mime-version:)/i.test(text)) {
    throw new UnreadableFile(`${file.name} is a web archive. Save the page as “Webpage, HTML only” instead.`);
  }
  if (!text.includes("<")) throw new UnreadableFile(`${file.name} is not a saved web page.`);
  return text;
}

async function expand(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!GZIP.every((byte, at) => bytes[at] === byte)) return bytes;
  try {
    const expanded = file.stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(expanded).arrayBuffer());
  } catch {
    throw new UnreadableFile(`${file.name} is a damaged archive.`);
  }
}

function decode(bytes) {
  for (const encoding of [byteOrder(bytes), declared(bytes), "utf-8"]) {
    const text = encoding && tryDecode(bytes, encoding, { fatal: encoding === "utf-8" });
    if (text) return text;
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

function byteOrder([first, second]) {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

function declared(bytes) {
  const match = DECLARED.exec(new TextDecoder("windows-1252").decode(bytes.subarray(0, HEAD_BYTES)));
  const label = match && (match[1] ?? match[2]).toLowerCase();
  // What can be read as ASCII to find this line is not UTF-16, whatever it says of itself.
  return label?.startsWith("utf-16") ? "utf-8" : label;
}

function tryDecode(bytes, encoding, options) {
  try {
    return new TextDecoder(encoding, options).decode(bytes);
  } catch {
    return null; // an unknown label, or bytes that are not what they claim
  }
}
