/** What a form sent, as texts by field name, to give back when something in it is wrong. Anything else is left out. */
export function typedTexts(sent: unknown): Readonly<Record<string, string>> {
  if (typeof sent !== 'object' || sent === null) return {};
  return Object.fromEntries(
    Object.entries(sent).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
