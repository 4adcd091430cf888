import type { INestApplicationContext } from '@nestjs/common';
import { type EventDetails, Events } from '#events';
import type { Actor } from '#identity';
import { type Answers, type Question, type QuestionInput, Questions, readAnswers } from '#questions';
import type { DemoQuestion } from './demo-event.js';
import { saved } from './demo-programme.js';

/** Scatters answers over people, each question otherwise: who comes by train is not always the one without meat. */
const SPREAD = 0.754_878;

/** Gives an event the questions it lacks. @returns all of them, in the order of the demo. */
export async function ensureQuestions(
  house: INestApplicationContext,
  event: EventDetails,
  wanted: readonly DemoQuestion[],
  actor: Actor,
): Promise<Question[]> {
  if (wanted.length === 0) return [];
  const questions = house.get(Questions);
  const { rounds } = await house.get(Events).programme(event.id);
  const known = await questions.all(event.id);
  const asked: Question[] = [];
  for (const [place, demo] of wanted.entries()) {
    const there = known[place]; // they are made in this order, so a run that was broken off left the first of them
    if (there) asked.push(there);
    else if (typeof demo.asks === 'string')
      asked.push(saved((await questions.addPreset(event.id, demo.asks, actor)) ?? { kind: 'refused' }).question);
    else {
      const [round, choice] = demo.session ?? [];
      const sessionId = rounds[round ?? -1]?.sessions[choice ?? 0]?.session.id ?? null;
      asked.push(saved(await questions.add(event.id, toInput(demo, demo.asks, sessionId, asked), actor)).question);
    }
  }
  return asked;
}

function toInput(
  { options = {}, required = false, shownIf }: DemoQuestion,
  { kind, label, help = { nl: '', en: '' } }: Exclude<DemoQuestion['asks'], string>,
  sessionId: string | null,
  earlier: readonly Question[],
): QuestionInput {
  return {
    ...{ kind, label: { ...label }, help: help.nl ? { ...help } : {}, required, sessionId },
    options: Object.entries(options).map(([id, name]) => ({ id, label: { ...name }, retired: false })),
    shownIfQuestionId: shownIf ? (earlier[shownIf[0]]?.id ?? null) : null,
    shownIfOption: shownIf?.[1] ?? null,
    ...{ privacy: 'ordinary', eraseDays: null },
  };
}

/** What the `n`th person of the network answers, in these sessions. Whoever leaves out what is needed is no demo. */
export function answersOf(
  questions: readonly Question[],
  demos: readonly DemoQuestion[],
  n: number,
  sessionIds: readonly string[],
): Answers | undefined {
  if (questions.length === 0) return undefined;
  const typed = demos.map(({ given }, place) => {
    const said = given[Math.floor(((n * SPREAD * (place + 1)) % 1) * given.length)] ?? [];
    return [questions[place]?.id ?? '', typeof said === 'string' ? [said] : said] as const;
  });
  const read = readAnswers(questions, new Map(typed), sessionIds);
  if (read.kind === 'read') return read.answers;
  throw new Error(`The demo answers are wrong: ${JSON.stringify([...read.problems])}`);
}
