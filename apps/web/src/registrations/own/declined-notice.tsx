import type { Language } from '#platform';
import { Button, Notice, useSite } from '#ui';

const words: Record<Language, { title: string; text: string; give: string; keep: string }> = {
  nl: {
    title: 'Je zei in je agenda dat je niet komt',
    text: 'Je plek is nog van jou. Geef je hem vrij, dan krijg je een bevestiging en kan er iemand anders op.',
    give: 'Geef mijn plek vrij',
    keep: 'Ik kom wel',
  },
  en: {
    title: 'You said in your calendar that you are not coming',
    text: 'The place is still yours. If you give it up we confirm that by mail, and somebody else can have it.',
    give: 'Give up my place',
    keep: 'I am coming',
  },
};

/** For who declined the invite in their calendar. A form with two buttons: opening the page answers nothing. */
export function DeclinedNotice({ self }: { readonly self: string }) {
  const say = words[useSite().language];
  return (
    <div class="mt">
      <Notice tone="wait" title={say.title}>
        <p>{say.text}</p>
        <form class="row mt" method="post" action={`${self}/niet-komen`}>
          <Button name="plek" value="vrij">
            {say.give}
          </Button>
          <Button name="plek" value="houden">
            {say.keep}
          </Button>
        </form>
      </Notice>
    </div>
  );
}
