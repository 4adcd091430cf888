import type { Refusal } from '#registrations';
import { useSite } from '#ui';
import { importWords } from './import-words.js';
import { problemWords } from './problem-words.js';

/** "Row 17. E-mail: the e-mail address is not right". */
export function RowProblemText({ problem: { row, field, code, otherRow } }: { problem: Refusal }) {
  const { language } = useSite();
  const words = problemWords[language];
  return (
    <>
      <b>{importWords[language].row(row)}.</b> {words.fields[field]}: {words.rows[code]}
      {otherRow ? <small>{words.sameAs(otherRow)}</small> : null}
    </>
  );
}
