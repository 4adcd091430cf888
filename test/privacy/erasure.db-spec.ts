import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { anEvent } from '#events/testing';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { PRIVACY_CLASSES } from '#migrations';
import { nestLogger, newId, openLog, readConfig } from '#platform';
import { createTestDatabase, type TestDatabase, until } from '#platform/testing';
import { addQuestion } from '#questions/testing';
import { askJson, sendJson, withKey } from '../../apps/web/src/api/testing.js';
import { startWeb, type TestWeb } from '../../apps/web/src/testing.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';

/**
 * Somebody says "this was not me". Before that every column that can tell of them does, by the verbs that fill it and,
 * where those need a mail server that answers or a colleague, by hand; after it nothing anywhere may.
 */
const MARK = 'merkteken';
const ADDRESS = 'zoekadres@example.org';
const NOW = '2027-03-01T09:00:00Z';
const log = openLog({ logLevel: 'silent' }, 'test');

/** Where the address stays, and why. */
const ADDRESS_STAYS = {
  'contact.email': 'the withdrawal of the invite goes to it, and no list may bring the person back',
  'contact.email_as_typed': 'the same',
  'contact.found_by': 'the same, folded to be searched',
  'invitation.email': 'who was asked once is not asked again by the same list',
  'invitation.email_as_typed': 'the same',
  'invitation.found_by': 'the same, folded to be searched',
  'outgoing_mail.facts': 'the withdrawal of the invite, written after the erasure, names whose calendar it is for',
  'outgoing_mail.to_address': 'what was mailed when; goes with the retention of mail',
};

let test: TestDatabase;
let web: TestWeb;
let sink: SmtpSink;
let worker: INestApplicationContext;
let folder: string;
let registration: string;

beforeAll(async () => {
  test = await createTestDatabase();
  sink = await startSmtpSink();
  folder = mkdtempSync(join(tmpdir(), 'kring-erasure-'));
  const clock = join(folder, 'clock');
  writeFileSync(clock, String(Date.parse(NOW) - Date.now()));
  web = await startWeb(test, { env: { KRING_TEST_CLOCK_FILE: clock, DATA_DIR: folder } });
  const env = { KRING_PROFILE: 'test', KRING_TEST_CLOCK_FILE: clock, DATA_DIR: folder, DATABASE_URL: test.url };
  const config = readConfig({ ...env, SMTP_URL: sink.url, MAIL_FROM: 'Kring <agenda@kring.test>' });
  const options = { logger: nestLogger(log), abortOnError: false } as const;
  worker = await NestFactory.createApplicationContext(WorkerModule.forRoot(config, log), options);
});
afterAll(async () => {
  await worker?.close();
  await web?.close();
  await sink?.stop();
  await test?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const query = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);
const left = () => query(`select 1 from outgoing_mail where status in ('queued', 'sending')`);

/** Registers with words in every field, is mailed, is remembered, and is changed by an organiser. */
async function somebodyTakesPart(): Promise<void> {
  const key = await withKey(web, test.db, ['read', 'write']);
  const { event } = await anEvent(test.db, { slug: 'dag' });
  const asks = { kind: 'text', required: false } as const;
  const plain = await addQuestion(test.db, event.id, asks);
  const apart = await addQuestion(test.db, event.id, { ...asks, privacy: 'sensitive', eraseDays: 7, position: 9 });
  const person = { name: `Ana ${MARK}`, email: ADDRESS, organisation: `Bureau ${MARK}` };
  const answers = { [plain.id]: `Omdat ${MARK}`, [apart.id]: `Noten ${MARK}` };
  const list = '/api/v1/events/dag/registrations';
  const made = await sendJson(web, list, { ...person, answers }, key);
  registration = made.json().registrationId;
  await web.post(`${mine()}/onthouden`);
  const { version } = (await web.get(`${list}/${registration}`, key)).json();
  await askJson(web, 'PATCH', `${list}/${registration}`, { version, name: `Anna ${MARK}` }, key);
  await until(async () => sink.to(ADDRESS).length > 0 && (await left()).length === 0, 'all mails have left');
}

const mine = () => `/mijn/${web.secrets.linkToken('manage', registration, 1)}`;

/** What a mail server, a calendar, a colleague and a guest list would have written about them. */
async function othersTellOfThem(): Promise<void> {
  const [{ id: mail }] = await query('select id from outgoing_mail order by seq limit 1');
  const [{ event, contact }] = await query('select event_id as event, contact_id as contact from registration');
  await query(`insert into mail_event (mail_id, at, what, text) values ($1, $2, 'bounced', $3)`, [mail, NOW, MARK]);
  await query(
    `insert into inbound_mail (id, fingerprint, purpose, about_id, kind, became, fields, subject_ids, received_at)
     select $1, '\\x01', 'bounces', id, 'bounce', 'noted', $2, subject_ids, $3 from outgoing_mail where id = $4`,
    [newId(), { said: MARK }, NOW, mail],
  );
  const invitation = newId();
  await query(
    `insert into invitation (id, event_id, email, email_as_typed, name, created_at) values ($1, $2, $3, $3, $4, $5)`,
    [invitation, event, ADDRESS, MARK, NOW],
  );
  await query(
    `insert into registration_group (id, event_id, contact_id, name, size, answer, form_hash, created_at)
     values ($1, $2, $3, $4, 2, 'received', convert_to($4, 'utf8'), $5)`,
    [newId(), event, contact, MARK, NOW],
  );
  await query(
    `update registration set invitation_id = $1, sector = $2, region = $2, time_zone = $2, decline_reason = $2,
            request_hash = convert_to($2, 'utf8')`,
    [invitation, MARK],
  );
  await query('update outgoing_mail set to_name = $1, smtp_text = $1', [MARK]);
}

/** "contact.email", for every column of every table of ours and of the queue in which some row says this. */
async function whereSaid(what: string): Promise<string[]> {
  const tables: { name: string; said: string }[] = await query(
    `select format('%I.%I', table_schema, table_name) as name,
            case table_schema when 'public' then table_name else table_schema || '.' || table_name end as said
     from information_schema.tables where table_schema in ('public', 'bullmq') and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name, said } of tables) {
    const rows: { column: string }[] = await query(
      `select distinct said.name as column from ${name} as one, jsonb_each_text(to_jsonb(one)) as said (name, text)
        where said.text ilike '%' || $1 || '%' or said.text ilike '%' || encode(convert_to($1, 'utf8'), 'hex') || '%'`,
      [what],
    );
    found.push(...rows.map(({ column }) => `${said}.${column}`));
  }
  return found.toSorted();
}

const isPersonal = (column: string): boolean => {
  const [table = '', name = ''] = column.split('.');
  const { person = '', sensitive = '' } = PRIVACY_CLASSES[table] ?? {};
  return `${person} ${sensitive}`.split(' ').includes(name);
};

it('what is told of somebody stands in columns that say so, and nowhere once they said that it was not them', async () => {
  await somebodyTakesPart();
  await othersTellOfThem();
  const before = [...(await whereSaid(MARK)), ...(await whereSaid(ADDRESS))];
  expect(before.filter((column) => !isPersonal(column))).toEqual([]);
  // Not a proof about nothing: these were all filled.
  const filled = ['answer.value', 'contact.remembered_answers', 'inbound_mail.fields'];
  filled.push('invitation.name', 'mail_event.text', 'outgoing_mail.facts', 'registration.decline_reason');
  filled.push('registration.request_hash', 'registration_group.form_hash', 'registration_group.name');
  expect(before).toEqual(expect.arrayContaining(filled));

  expect((await web.post(`${mine()}/niet-ik`)).statusCode).toBe(303);
  await until(async () => (await left()).length === 0, 'the withdrawal has left');
  expect(await whereSaid(MARK)).toEqual([]);
  expect(await whereSaid(ADDRESS)).toEqual(Object.keys(ADDRESS_STAYS).toSorted());
  const facts = await query('select kind from outgoing_mail where facts is not null');
  expect(facts).toEqual([{ kind: 'cancelled' }]);
});
