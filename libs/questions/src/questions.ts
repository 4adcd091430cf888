import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { IsNull } from 'typeorm';
import { type Actor, recordAudit } from '#identity';
import { type Clock, type Database, isId, NotFound, newId, type Tx } from '#platform';
import { questionsInUse } from './answers.queries.js';
import { type PresetName, presets } from './presets.js';
import { Question } from './question.entity.js';
import type { QuestionInput } from './question-input.js';
import type { QuestionProblem } from './question-problems.js';
import { brokenQuestion } from './shown.js';

const MOST_QUESTIONS = 40;

export type QuestionOutcome =
  | { readonly kind: 'saved'; readonly question: Question }
  /** Somebody else changed the question after this form was opened. Nothing was written. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly problems: readonly QuestionProblem[] };

/** `needed`: a question would never be asked any more. `unchanged`: there was nothing to do. */
export type QuestionMove = 'done' | 'needed' | 'unchanged' | 'too_many';

const refused = (field: string, code: QuestionProblem['code']): QuestionOutcome => ({
  kind: 'refused',
  problems: [{ field, code }],
});

/**
 * What the form of an event asks. Organisers who change one form take turns; each verb leaves a form in which every
 * question in use can be asked, and says in the audit who did it.
 */
export class Questions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The questions in use, in the order in which they are asked. */
  inUse(eventId: string): Promise<Question[]> {
    return questionsInUse(this.db.read, eventId);
  }

  /** Every question there ever was, in order. */
  all(eventId: string): Promise<Question[]> {
    return allOf(this.db.read, eventId);
  }

  /** @throws {NotFound} also for one of another event, and for a text that is no id at all. */
  async get(eventId: string, id: string): Promise<Question> {
    const question = isId(id) ? await this.db.read.findOneBy(Question, { id, eventId }) : null;
    if (!question) throw new NotFound('question');
    return question;
  }

  /** Adds a question at the end. */
  async add(eventId: string, input: QuestionInput, actor: Actor): Promise<QuestionOutcome> {
    return await this.db.transaction((tx) => this.#add(tx, eventId, { ...input, preset: null }, actor));
  }

  /** Adds one of our own at the end; twice at the same moment gives one. */
  async addPreset(eventId: string, preset: PresetName, actor: Actor): Promise<QuestionOutcome> {
    const always = { sessionId: null, shownIfQuestionId: null, shownIfOption: null };
    return await this.db.transaction(async (tx) => {
      await takeTurns(tx, eventId);
      const there = await tx.findOneBy(Question, { eventId, preset, retiredAt: IsNull() });
      if (there) return { kind: 'saved', question: there };
      return await this.#add(tx, eventId, { ...presets[preset], ...always, preset }, actor);
    });
  }

  /**
   * Changes a question. Its kind stays once somebody answered, and so does the promise that answers are kept apart.
   * @param seen `sealOfQuestion` of the question as the form showed it.
   */
  async edit(eventId: string, id: string, input: QuestionInput, seen: string, actor: Actor): Promise<QuestionOutcome> {
    return await this.db.transaction(async (tx) => {
      const { question, others } = await this.#turn(tx, eventId, id);
      if (sealOfQuestion(question) !== seen) return { kind: 'stale' };
      const changed = (Object.keys(input) as (keyof QuestionInput)[]).filter(
        (field) => !isDeepStrictEqual(question[field], input[field]),
      );
      if (changed.length === 0) return { kind: 'saved', question };
      if (await isAnswered(tx, id)) {
        if (input.kind !== question.kind) return refused('kind', 'kind-fixed');
        if (question.privacy === 'sensitive' && input.privacy === 'ordinary')
          return refused('sensitive', 'privacy-fixed');
      }
      const broken = brokenQuestion([...others, { ...question, ...input }]);
      if (broken?.id === id) return refused('shownIf', 'condition-unknown');
      if (broken) return refused(input.kind === question.kind ? 'more' : 'kind', 'needed');
      const pick = (from: QuestionInput) => Object.fromEntries(changed.map((field) => [field, from[field]]));
      await tx.update(Question, { id }, pick(input));
      await this.#audit(tx, id, actor, 'edited', { before: pick(question), after: pick(input) });
      return { kind: 'saved', question: { ...question, ...input } };
    });
  }

  /** Lets a question change places with the one before or after it that is in use. */
  async move(eventId: string, id: string, way: 'up' | 'down', actor: Actor): Promise<QuestionMove> {
    return await this.db.transaction(async (tx) => {
      const { question, others } = await this.#turn(tx, eventId, id);
      const inUse = others.filter((one) => one.retiredAt === null);
      const next =
        way === 'up'
          ? inUse.findLast((one) => one.position < question.position)
          : inUse.find((one) => one.position > question.position);
      if (!next || question.retiredAt) return 'unchanged';
      const swapped = [...others.filter((one) => one !== next), { ...question, position: next.position }];
      if (brokenQuestion([...swapped, { ...next, position: question.position }])) return 'needed';
      await tx.query('update question set position = $3::int + $4::int - position where id in ($1, $2)', [
        ...[id, next.id],
        ...[question.position, next.position],
      ]);
      await this.#audit(tx, id, actor, 'moved', {
        before: { position: question.position },
        after: { position: next.position },
      });
      return 'done';
    });
  }

  /** Nobody is asked this any more; what was answered stays. */
  async retire(eventId: string, id: string, actor: Actor): Promise<QuestionMove> {
    return await this.db.transaction(async (tx) => {
      const { question, others } = await this.#turn(tx, eventId, id);
      if (question.retiredAt) return 'unchanged';
      if (brokenQuestion(others)) return 'needed';
      await tx.update(Question, { id }, { retiredAt: this.clock.now() });
      await this.#audit(tx, id, actor, 'retired');
      return 'done';
    });
  }

  /** A retired question is asked again, as the last one: so it comes after whatever it depends on. */
  async bringBack(eventId: string, id: string, actor: Actor): Promise<QuestionMove> {
    return await this.db.transaction(async (tx) => {
      const { question, others } = await this.#turn(tx, eventId, id);
      if (!question.retiredAt) return 'unchanged';
      if (isFull(others)) return 'too_many';
      const again = { position: nextPosition(others), retiredAt: null };
      if (brokenQuestion([...others, { ...question, ...again }])) return 'needed';
      await tx.update(Question, { id }, again);
      await this.#audit(tx, id, actor, 'brought_back');
      return 'done';
    });
  }

  async #add(
    tx: Tx,
    eventId: string,
    input: QuestionInput & Pick<Question, 'preset'>,
    actor: Actor,
  ): Promise<QuestionOutcome> {
    await takeTurns(tx, eventId);
    const others = await allOf(tx, eventId);
    if (isFull(others)) return refused('label.nl', 'too-many');
    const now = this.clock.now();
    const place = { id: newId(now.getTime()), eventId, position: nextPosition(others) };
    const question: Question = { ...input, ...place, createdAt: now, retiredAt: null };
    if (brokenQuestion([...others, question])) return refused('shownIf', 'condition-unknown');
    await tx.insert(Question, question);
    await this.#audit(tx, question.id, actor, 'added', { after: { event: eventId, kind: input.kind } });
    return { kind: 'saved', question };
  }

  /**
   * The question and the others of its form, by position, when it is our turn. The row itself is locked against the
   * admission desk: an answer that is being written is there before anybody asks whether there is one.
   */
  async #turn(tx: Tx, eventId: string, id: string): Promise<{ question: Question; others: Question[] }> {
    await takeTurns(tx, eventId);
    if (isId(id)) await tx.query('select from question where id = $1 for update', [id]);
    const all = await allOf(tx, eventId);
    const question = all.find((one) => one.id === id);
    if (!question) throw new NotFound('question');
    return { question, others: all.filter((one) => one !== question) };
  }

  #audit(tx: Tx, id: string, actor: Actor, done: string, change: { before?: object; after?: object } = {}) {
    const subject = { kind: 'question', id };
    return recordAudit(tx, [{ at: this.clock.now(), actor, action: `question.${done}`, subject, ...change }]);
  }
}

/** A short fingerprint of what the form of a question shows, so that saving can tell whether somebody else changed it. */
export function sealOfQuestion(question: Question): string {
  const { kind, label, help, options, required, shownIfQuestionId, shownIfOption, sessionId, eraseDays } = question;
  const texts = [label, help, ...options.map((option) => option.label)].map(({ nl, en }) => [nl, en]);
  const offered = options.map(({ id, retired }) => [id, retired]);
  const shown = [kind, texts, offered, required, shownIfQuestionId, shownIfOption, sessionId, eraseDays];
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22);
}

/** Two organisers at one form: the second sees what the first did. */
async function takeTurns(tx: Tx, eventId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('questions/' || $1, 0))`, [eventId]);
}

function allOf(tx: Tx, eventId: string): Promise<Question[]> {
  return tx.find(Question, { where: { eventId }, order: { position: 'ASC' } });
}

async function isAnswered(tx: Tx, id: string): Promise<boolean> {
  const [{ answered }] = await tx.query('select exists (select from answer where question_id = $1) as answered', [id]);
  return answered;
}

const isFull = (questions: readonly Question[]) =>
  questions.filter((question) => question.retiredAt === null).length >= MOST_QUESTIONS;
const nextPosition = (questions: readonly Question[]) => Math.max(0, ...questions.map((one) => one.position)) + 1;
