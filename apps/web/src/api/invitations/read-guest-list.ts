import { type Guest, parseRegistration } from '#registrations';
import { registrationWords } from '../../registrations/form/registration-words.js';
import type { FieldProblem } from '../answering/problem.js';
import { readBody, refused } from '../answering/read-body.js';
import { Guests } from './invitation-schemas.js';

/** Whom to invite. @throws {ApiProblem} 422 with a pointer for each that is wrong, and nobody is on the list then. */
export function readGuestList(sent: unknown): Guest[] {
  const rows = new Map<string, number>();
  const errors: FieldProblem[] = [];
  const guests = readBody(Guests, sent).guests.flatMap(({ email, name }, i): Guest[] => {
    const hasName = name.trim() !== '';
    const parsed = parseRegistration({ name: hasName ? name : 'x', email });
    if (!parsed.ok) {
      for (const [field, code] of parsed.problems)
        errors.push({ pointer: `/guests/${i}/${field}`, code, detail: registrationWords.en.problems[code] });
      return [];
    }
    const { email: address, name: said } = parsed.input;
    const first = rows.get(address.email);
    if (first === undefined) rows.set(address.email, i);
    else errors.push({ pointer: `/guests/${i}/email`, code: 'twice', detail: `The same address as /guests/${first}` });
    return [{ address, name: hasName ? said : '' }];
  });
  if (errors.length > 0) throw refused(errors);
  return guests;
}
