const MOST_OCTETS = 75;

/**
 * A content line in pieces of at most 75 octets (RFC 5545 section 3.1), each but the first begun by a space that counts.
 * Pieces end between characters, so that each is valid UTF-8 of its own.
 */
export function fold(line: string): string {
  if (Buffer.byteLength(line) <= MOST_OCTETS) return line;
  const octets = Buffer.from(line);
  const pieces: string[] = [];
  for (let from = 0; from < octets.length; ) {
    const room = pieces.length === 0 ? MOST_OCTETS : MOST_OCTETS - 1;
    let to = Math.min(from + room, octets.length);
    while (isContinuation(octets[to])) to--;
    pieces.push(octets.toString('utf8', from, to));
    from = to;
  }
  return pieces.join('\r\n ');
}

/** Octets 10xxxxxx belong to the character that began before them. */
function isContinuation(octet: number | undefined): boolean {
  return octet !== undefined && (octet & 0xc0) === 0x80;
}
