import { type InviteOutcome, Organisers, readOrganiserInput, sayOrganiserProblem } from '#identity';
import { type Config, readConfig } from '#platform';
import { type Command, readArguments, say, UsageError } from '../command.js';
import { withHouse } from '../house.js';
import { makeSignInAddress, type SignInAddress } from '../sign-in-address.js';
import { withDatabaseUrl } from '../with-database-url.js';

type Invited = InviteOutcome & { readonly signIn?: SignInAddress | undefined };
type Reader = Extract<ReturnType<typeof readOrganiserInput>, { kind: 'read' }>['input'];

export const organiserInvite: Command = {
  name: 'organiser:invite',
  operands: '<email> [name]',
  summary: 'Let somebody organise events, tell them by mail, and print a link to sign in.',
  more: [
    '  --role owner|organiser|viewer   organiser when not given; the very first one becomes owner',
    '  --language nl|en                language of the console and of their mail; nl when not given',
  ].join('\n'),
  async run(args) {
    const options = { role: { type: 'string' }, language: { type: 'string' } } as const;
    const { positionals, values } = readArguments(args, options, 2);
    const [email, name] = positionals;
    if (!email) throw new UsageError('Whom do you want to let in? Give an e-mail address.');
    const config = readConfig();
    const read = readOrganiserInput({ email, name: name ?? email.split('@')[0], ...values });
    if (read.kind === 'refused') {
      throw new UsageError(
        read.problems.map(({ field, code }) => `${field}: ${sayOrganiserProblem(code, 'en')}`).join('\n'),
      );
    }
    return report(await invite(config, read.input, values.role !== undefined), read.input.email);
  },
};

async function invite(config: Config, input: Reader, roleIsGiven: boolean): Promise<Invited> {
  return await withDatabaseUrl(config, 'organiser:invite', ({ databaseUrl, running }) =>
    withHouse({ ...config, databaseUrl }, async (house) => {
      const organisers = house.get(Organisers);
      const isFirst = (await organisers.list()).length === 0;
      const role = isFirst && !roleIsGiven ? 'owner' : input.role;
      const outcome = await organisers.invite({ ...input, role }, { kind: 'system' });
      if (outcome.kind === 'known') return outcome;
      const signIn = await makeSignInAddress(house, running?.site ?? config.publicUrl, input.email);
      return { ...outcome, signIn };
    }),
  );
}

function report(invited: Invited, email: string): number {
  if (invited.kind === 'known') {
    process.stderr.write(`${email} is known already. For a link: npm run kring -- sign-in-link ${email}\n`);
    return 1;
  }
  say(`${email} may come in now, as ${invited.organiser.role}. A mail that says so is on its way.`);
  if (invited.signIn) say(`To sign in at once, this link works one time, within 15 minutes:\n${invited.signIn.url}`);
  return 0;
}
