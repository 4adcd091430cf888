import { Button, ButtonLink, useSite } from '#ui';
import { programmeFormWords } from './programme-form-words.js';

/** What ends every form of the programme. */
export function FormButtons({ back }: { back: string }) {
  const say = programmeFormWords[useSite().language];
  return (
    <div class="row">
      <Button tone="go" icon="check">
        {say.save}
      </Button>
      <ButtonLink href={back}>{say.back}</ButtonLink>
    </div>
  );
}
