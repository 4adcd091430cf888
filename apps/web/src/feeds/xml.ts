/** Everything else is no character of XML 1.0 (section 2.2), not even escaped; a reader would refuse the whole file. */
const NO_CHARACTERS = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

type Attributes = Readonly<Record<string, string>>;

/** Markup that is safe to put inside an element. Only `element` makes it. */
export interface Markup {
  readonly markup: string;
}

/** One element of XML, with whatever text in it. Names are ours; content and values are anybody's. */
export function element(name: string, attributes: Attributes, ...content: readonly (string | Markup)[]): Markup {
  const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inside = content.map((part) => (typeof part === 'string' ? escaped(part) : part.markup)).join('');
  return { markup: `<${name}${told.join('')}${inside ? `>${inside}</${name}>` : '/>'}` };
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(NO_CHARACTERS, '')
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');
}
