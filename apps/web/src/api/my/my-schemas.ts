import { z } from 'zod';
import { LocalText } from '../events/event-schemas.js';
import {
  GivenAnswer,
  Offer,
  RegistrationAnswer,
  RegistrationBody,
  RegistrationChange,
} from '../registrations/registration-schemas.js';

/** What a participant sees of their own registration. */
export const MyRegistration = RegistrationAnswer.extend({
  version: z.string().describe('Send it along with a change.'),
  event: z.strictObject({
    slug: z.string(),
    title: LocalText,
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    timeZone: z.string(),
    isCancelled: z.boolean(),
  }),
  answers: z.array(GivenAnswer).describe('To questions that are asked now.'),
  offers: z.array(Offer).describe('Places that are held until answered.'),
  canChange: z.boolean().describe('Cancel, and choose sessions.'),
  canComeBack: z.boolean(),
});

/** What is left out stays as it is, answers one by one. */
export const MyChange = RegistrationChange.extend({ answers: RegistrationBody.shape.answers.unwrap().optional() });

export const OfferReply = z.object({ answer: z.enum(['yes', 'no']) });
