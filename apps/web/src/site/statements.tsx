import type { Language } from '#platform';
import { PublicPage, useSite } from '#ui';

/** A short page of plain text: a heading and its paragraphs, by section. */
interface Statement {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

export type StatementName = 'accessibility' | 'privacy' | 'contact';

/** What is kept, what was checked, and whom to ask: honest and short. */
const statements: Record<Language, Record<StatementName, Statement>> = {
  nl: {
    accessibility: {
      title: 'Toegankelijkheid',
      lead: 'Iedereen moet zich kunnen aanmelden en kunnen meedoen. We bouwen naar WCAG 2.2, niveau AA.',
      sections: [
        {
          heading: 'Wat we doen',
          paragraphs: [
            'Alle pagina’s werken met alleen het toetsenbord, zonder JavaScript, op 320 pixels breed en bij 400 procent vergroting. Kleur is nergens de enige manier waarop iets wordt verteld. De site volgt de lichte of donkere stand van je apparaat.',
            'Elke versie wordt automatisch getest met axe, in het Nederlands en het Engels, licht en donker.',
          ],
        },
        {
          heading: 'Wat we nog niet weten',
          paragraphs: [
            'Automatische tests vinden maar een deel van de problemen. Een onderzoek door mensen met een beperking is nog niet gedaan. Deze tekst is daarom geen officiële toegankelijkheidsverklaring.',
            'Het webinar zelf loopt via een ander platform. Of dat ondertiteling of een tolk biedt, kan de organisatie je vertellen.',
          ],
        },
        {
          heading: 'Loop je ergens tegenaan?',
          paragraphs: ['Laat het ons weten via de contactpagina. We zoeken samen een andere weg en lossen het op.'],
        },
      ],
    },
    privacy: {
      title: 'Privacy',
      lead: 'We vragen weinig, gebruiken het voor de bijeenkomst, en je ziet hier wat er wordt bewaard.',
      sections: [
        {
          heading: 'Wat we bewaren als je je aanmeldt',
          paragraphs: [
            'Je naam en e-mailadres, en als je die invult ook je organisatie, je rol en je antwoorden op wat het formulier nog meer vraagt. Verder: wanneer je je aanmeldde of afzei, welke mails we je stuurden en of die aankwamen.',
            'Je naam komt alleen op de lijst voor andere deelnemers als je daar zelf voor kiest.',
          ],
        },
        {
          heading: 'Aanwezigheid',
          paragraphs: [
            'Druk je op de knop naar de ruimte, dan noteren we dat moment. Zo weet de organisatie wie erbij was. De link openen telt niet, alleen de knop.',
            'Kom je naar een locatie, dan kan de organisatie je bij de ingang inchecken. Wat niet klopt, zet de organisatie op jouw verzoek recht.',
          ],
        },
        {
          heading: 'Wat we niet doen',
          paragraphs: [
            'Geen account, geen volgcookies, geen meetpixels in mails en geen onderdelen van andere bedrijven op deze site. We delen je gegevens niet met anderen, behalve met wie onze mail bezorgt.',
          ],
        },
        {
          heading: 'Hoelang, en wat je kunt vragen',
          paragraphs: [
            'De organisatie bepaalt hoelang gegevens blijven staan. Antwoorden die we apart bewaren, zoals over eten of toegankelijkheid, wissen zichzelf na het aantal dagen dat bij de vraag staat. {mailKeepDays} dagen na de bijeenkomst wissen we uit onze mails aan wie ze gingen en wat erin stond. De rest wordt nog niet automatisch gewist. Met de link in je mail zie je wat er over je is vastgelegd, download je het en pas je het aan. Wil je dat het wordt gewist, of ben je je link kwijt? Dan kan het via de contactpagina.',
          ],
        },
      ],
    },
    contact: {
      title: 'Contact',
      lead: 'Een vraag over een bijeenkomst, je aanmelding of je gegevens? Schrijf ons.',
      sections: [],
    },
  },
  en: {
    accessibility: {
      title: 'Accessibility',
      lead: 'Everyone must be able to register and take part. We build to WCAG 2.2, level AA.',
      sections: [
        {
          heading: 'What we do',
          paragraphs: [
            'Every page works with only a keyboard, without JavaScript, 320 pixels wide and enlarged to 400 percent. Colour is never the only way something is told. The site follows the light or dark setting of your device.',
            'Each version is tested automatically with axe, in Dutch and English, light and dark.',
          ],
        },
        {
          heading: 'What we do not know yet',
          paragraphs: [
            'Automatic tests find only part of the problems. People with disabilities have not examined this site yet, so this text is not a formal accessibility statement.',
            'The webinar itself runs on another platform. The organisers can tell you whether it offers captions or an interpreter.',
          ],
        },
        {
          heading: 'Something in your way?',
          paragraphs: ['Tell us through the contact page. Together we find another way, and we fix it.'],
        },
      ],
    },
    privacy: {
      title: 'Privacy',
      lead: 'We ask for little, use it for the event, and this page says what is kept.',
      sections: [
        {
          heading: 'What we keep when you register',
          paragraphs: [
            'Your name and e-mail address and, if you fill them in, your organisation, your role and your answers to whatever else the form asks. Also: when you registered or cancelled, which mails we sent you and whether they arrived.',
            'Your name appears on the list for other participants only if you choose so yourself.',
          ],
        },
        {
          heading: 'Attendance',
          paragraphs: [
            'When you press the button to the room, we note that moment, so that the organisers know who was there. Opening the link does not count, only the button does.',
            'At a venue, the organisers may check you in at the door. What is not right they will correct when you ask.',
          ],
        },
        {
          heading: 'What we do not do',
          paragraphs: [
            'No account, no tracking cookies, no pixels in mails and nothing from other companies on this site. We share your data with nobody but those who deliver our mail.',
          ],
        },
        {
          heading: 'How long, and what you can ask',
          paragraphs: [
            'The organisers decide how long data is kept. Answers that we keep apart, such as those about food or access needs, erase themselves after the number of days that the question says. {mailKeepDays} days after the event we erase from our mails to whom they went and what they said. The rest is not erased automatically yet. With the link in your mail you see what is held about you, download it and correct it. Would you like it erased, or is your link lost? Use the contact page.',
          ],
        },
      ],
    },
    contact: {
      title: 'Contact',
      lead: 'A question about an event, your registration or your data? Write to us.',
      sections: [],
    },
  },
};

const contactWords: Record<Language, { write: string; none: string }> = {
  nl: {
    write: 'Mail naar',
    none: 'De organisatie heeft hier nog geen adres ingevuld. Antwoord op de mail die je van ons kreeg.',
  },
  en: {
    write: 'Mail to',
    none: 'The organisers have not given an address here yet. Reply to the mail you got from us.',
  },
};

interface StatementProps {
  readonly name: StatementName;
  readonly contactAddress?: string | null;
  /** Stands where the text says so. */
  readonly mailKeepDays: number;
}

/** One of the statements, as a page. */
export function StatementPage({ name, contactAddress, mailKeepDays }: StatementProps) {
  const { language } = useSite();
  const { title, lead, sections } = statements[language][name];
  const say = contactWords[language];
  return (
    <PublicPage meta={{ title, description: lead, languages: ['nl', 'en'] }}>
      <div class="plain">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {name === 'contact' &&
          (contactAddress ? (
            <p>
              {say.write} <a href={`mailto:${contactAddress}`}>{contactAddress}</a>
            </p>
          ) : (
            <p>{say.none}</p>
          ))}
        {sections.map(({ heading, paragraphs }) => (
          <section key={heading} class="stack">
            <h2>{heading}</h2>
            {paragraphs.map((text) => (
              <p key={text}>{text.replace('{mailKeepDays}', String(mailKeepDays))}</p>
            ))}
          </section>
        ))}
      </div>
    </PublicPage>
  );
}
