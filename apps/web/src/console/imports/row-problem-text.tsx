import type { Question } from '#questions';
import type { Refusal } from '#registrations';
import { useSite } from '#ui';
import { fieldName } from './field-name.js';
import { importWords } from './import-words.js';
import { problemWords } from './problem-words.js';

interface RowProblemTextProps {
  readonly problem: Refusal;
  /** Every question there ever was. */
  readonly questions: readonly Question[];
}

/** "Row 17. E-mail: the e-mail address is not right". */
export function RowProblemText({ problem: { row, field, code, otherRow }, questions }: RowProblemTextProps) {
  const { language } = useSite();
  const words = problemWords[language];
  return (
    <>
      <b>{importWords[language].row(row)}.</b> {fieldName(field, questions, language)}: {words.rows[code]}
      {otherRow ? <small>{words.sameAs(otherRow)}</small> : null}
    </>
  );
}
