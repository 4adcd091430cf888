import { Injectable } from '@nestjs/common';
import { type EventDetails, Events } from '#events';
import type { Actor } from '#identity';
import { readForSessions } from '#questions';
import { OwnRegistrations, type Registration, Registrations } from '#registrations';
import { choiceErrors, choiceGone } from '../../registrations/form/choice-errors.js';
import { questionErrors } from '../../registrations/form/question-errors.js';
import { ApiProblem } from '../answering/problem.js';
import { readBody, refused } from '../answering/read-body.js';
import { SessionChoice } from './registration-schemas.js';
import { atFields, withAnswers } from './typed-answers.js';

/** Choosing sessions, by the rules of the page: what is asked about these is answered along with it. */
@Injectable()
export class SessionChoices {
  constructor(
    private readonly registrations: Registrations,
    private readonly own: OwnRegistrations,
    private readonly events: Events,
  ) {}

  /** An answer that was given before need not be sent again. @throws {ApiProblem} 409 too late; 422 with pointers. */
  async choose(event: EventDetails, registration: Registration, sent: unknown, actor: Actor): Promise<void> {
    const { sessions, answers } = readBody(SessionChoice, sent);
    const form = await this.own.form(registration, event);
    const typed = withAnswers(form, answers);
    const outcome = await this.registrations.changeSessions(registration.id, sessions, actor, typed);
    if (outcome === 'not_live')
      throw new ApiProblem(409, 'too_late', { detail: 'It is over, cancelled or called off' });
    if (outcome !== 'refused' && outcome !== 'unanswered') return;
    const read = readForSessions(form, typed, sessions);
    const found = {
      ...choiceErrors(await this.events.programme(event.id), sessions, registration.attends, 'en'),
      ...(read.kind === 'refused' && questionErrors(form.questions, read.problems, 'en')),
    };
    throw refused(atFields(Object.keys(found).length > 0 ? found : choiceGone('en')));
  }
}
