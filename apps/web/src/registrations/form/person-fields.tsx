import { ROLES } from '#registrations';
import { Field, type FieldErrors, localPath, Select, useSite } from '#ui';
import { registrationWords } from './registration-words.js';

interface PersonFieldsProps {
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly errors: FieldErrors;
  /** What to know about the address; else where its mail goes. */
  readonly emailHint?: string | undefined;
}

/** Who fills in a form, and where to reach them: required, and known to a browser that fills in forms. */
export function NameAndEmail({ typed, errors, emailHint }: Required<PersonFieldsProps>) {
  const say = registrationWords[useSite().language];
  return (
    <>
      <Field
        name="name"
        label={say.name}
        required
        autocomplete="name"
        maxlength={400}
        value={typed.name}
        error={errors.name}
      />
      <Field
        name="email"
        label={say.email}
        type="email"
        inputmode="email"
        required
        autocomplete="email"
        hint={emailHint}
        value={typed.email}
        error={errors.email}
      />
    </>
  );
}

/** Who somebody is: what every form asks. */
export function PersonFields({ typed, errors, emailHint }: PersonFieldsProps) {
  const say = registrationWords[useSite().language];
  return (
    <>
      <NameAndEmail typed={typed} errors={errors} emailHint={emailHint ?? say.emailHint} />
      <Field
        name="organisation"
        label={say.organisation}
        autocomplete="organization"
        value={typed.organisation}
        error={errors.organisation}
      />
      <Select
        name="role"
        label={say.role}
        value={typed.role ?? ''}
        options={[{ value: '', label: say.noRole }, ...ROLES.map((value) => ({ value, label: say.roles[value] }))]}
        error={errors.role}
      />
      {/* Filled in by the script, where there is one. */}
      <input type="hidden" name="timeZone" value={typed.timeZone ?? ''} />
    </>
  );
}

/** What happens with what was filled in. @param notice what it is used for. */
export function SmallPrint({ notice }: { notice: string }) {
  const { language } = useSite();
  const say = registrationWords[language];
  return (
    <div class="fine">
      <p>
        {notice} {say.attendanceNotice}
      </p>
      <p>
        <a href={localPath(language, '/privacy')}>{say.privacy}</a>
      </p>
    </div>
  );
}
