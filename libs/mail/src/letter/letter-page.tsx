import type { ComponentChildren } from 'preact';
import { footLines } from './foot-lines.js';
import type { Letter, LetterPart, LetterPiece } from './letter.js';
import { DARK_SHEET, LOOK } from './letter-look.js';
import { letterWords } from './letter-words.js';

/** Tables, because Outlook on Windows lays out nothing else; each with a role, because a screen reader should not hear them. */
export function LetterPage(letter: Letter) {
  const { language, title } = letter;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{DARK_SHEET}</style>
      </head>
      <body class="k-page" style={LOOK.page}>
        <div style={LOOK.preheader}>{letter.preheader}</div>
        <Table class="k-frame" style={LOOK.frame} width="100%">
          <td align="center" style="padding:24px 8px;">
            <Table class="k-sheet" style={LOOK.sheet} width="100%">
              <td class="k-body k-ink" style={LOOK.body}>
                <h1 class="k-ink" style={LOOK.title}>
                  {title}
                </h1>
                {letter.parts.map((part) => (
                  <Part part={part} />
                ))}
              </td>
            </Table>
            <Footer {...letter} />
          </td>
        </Table>
      </body>
    </html>
  );
}

function Footer(letter: Letter) {
  const { language, removeHref, unsubscribeHref, unsubscribeSays } = letter;
  const words = letterWords[language];
  return (
    <Table style="max-width:600px;" width="100%">
      <td class="k-foot" style={LOOK.foot}>
        {footLines(letter).map((line) => (
          <Small>{line}</Small>
        ))}
        {unsubscribeHref && (
          <Small>
            <Link href={unsubscribeHref}>{unsubscribeSays ?? words.unsubscribe}</Link>
          </Small>
        )}
        {removeHref && (
          <Small>
            <Link href={removeHref}>{words.remove}</Link>
          </Small>
        )}
      </td>
    </Table>
  );
}

function Part({ part }: { part: LetterPart }) {
  if ('say' in part) return <Lines class="k-ink" style={LOOK.say} text={part.say} />;
  if ('aside' in part) return <Lines class="k-soft" style={LOOK.aside} text={part.aside} />;
  if ('heading' in part)
    return (
      <h2 class="k-ink" style={LOOK.heading}>
        {part.heading}
      </h2>
    );
  if ('rows' in part) return <Rows rows={part.rows} />;
  if ('pieces' in part) {
    return (
      <p class="k-ink" style={LOOK.say}>
        <Pieces pieces={part.pieces} />
      </p>
    );
  }
  if ('list' in part) return <List {...part} />;
  if ('button' in part) return <Button href={part.href}>{part.button}</Button>;
  return (
    <p class="k-ink" style={LOOK.say}>
      <Link href={part.href}>{part.link}</Link>
    </p>
  );
}

function List({ list, isNumbered = false }: Extract<LetterPart, { list: unknown }>) {
  const items = list.map((item) => <li>{typeof item === 'string' ? item : <Pieces pieces={item} />}</li>);
  const look = { class: 'k-ink', style: LOOK.list };
  return isNumbered ? <ol {...look}>{items}</ol> : <ul {...look}>{items}</ul>;
}

function Pieces({ pieces }: { pieces: readonly LetterPiece[] }) {
  return (
    <>
      {pieces.map((piece) => {
        if (typeof piece === 'string') return broken(piece);
        if ('strong' in piece) return <strong>{broken(piece.strong)}</strong>;
        return <Link href={piece.href}>{piece.link}</Link>;
      })}
    </>
  );
}

/** A text with its line breaks. */
function broken(text: string) {
  return text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [<br />, line]));
}

function Rows({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <table role="presentation" cellPadding="0" cellSpacing="0" width="100%" class="k-rule" style={LOOK.rows}>
      {rows.map(([label, value]) => (
        <tr>
          <td class="k-soft" style={LOOK.label}>
            {label}
          </td>
          <td class="k-ink" style={LOOK.value} width="100%">
            {value}
          </td>
        </tr>
      ))}
    </table>
  );
}

function Button({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <Table style="margin:8px 0 24px;">
      <td class="k-button" style={LOOK.buttonCell}>
        <a href={href} style={LOOK.button}>
          {children}
        </a>
      </td>
    </Table>
  );
}

function Lines({ text, ...look }: { text: string; class: string; style: string }) {
  return <p {...look}>{broken(text)}</p>;
}

function Small({ children }: { children: ComponentChildren }) {
  return (
    <p class="k-soft" style={LOOK.small}>
      {children}
    </p>
  );
}

function Link({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class="k-link" href={href} style={LOOK.link}>
      {children}
    </a>
  );
}

interface TableLook {
  readonly class?: string;
  readonly style?: string;
  readonly width?: string;
  readonly children: ComponentChildren;
}

/** A table of one row, for layout only. */
function Table({ children, ...look }: TableLook) {
  return (
    <table role="presentation" cellPadding="0" cellSpacing="0" {...look}>
      <tr>{children}</tr>
    </table>
  );
}
