import { Button, Field, useSite } from '#ui';
import { withQuery } from '../asked.js';
import type { ApprovalPageProps } from './approval-props.js';
import { approvalWords } from './approval-words.js';

/** Yes or no to those who are ticked, with a reason. */
export function Answering({ tab, page, reason, errors, path }: ApprovalPageProps & { readonly path: string }) {
  const say = approvalWords[useSite().language];
  return (
    <div class="form">
      <p>
        <a href={withQuery(path, { tab, page, all: 'yes' })}>{say.all}</a>
      </p>
      {tab === 'pending' && (
        <Field name="reason" label={say.reason} hint={say.reasonHint} rows={3} value={reason} error={errors?.reason} />
      )}
      <div class="row">
        <Button tone="go" icon="check" name="decision" value="approve">
          {say.approve}
        </Button>
        {tab === 'pending' && (
          <Button tone="danger" icon="x" name="decision" value="decline">
            {say.decline}
          </Button>
        )}
      </div>
    </div>
  );
}
