-- The floor: the same rows that the product writes for a confirmed registration, in one call, without asking anything
-- that the product asks for safety's sake (address rules, repeats, state of the event in words, line of arrival by name).
create function floor_register(p_event uuid, p_people jsonb, p_now timestamptz) returns integer
language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
  made integer;
begin
  perform 1 from event where id = p_event for update;
  insert into contact (id, email, email_as_typed, created_at)
    select contact_id, email, email, p_now from jsonb_to_recordset(p_people) as p (contact_id uuid, email text)
    order by email on conflict (email) do nothing;
  with people as (
    select p.*, c.id as known_contact from jsonb_to_recordset(p_people)
      as p (id uuid, email text, name text, organisation text, hash text, mail_id uuid, entry_id uuid)
    join contact c on c.email = p.email
    where not exists (select 1 from registration r where r.event_id = p_event and r.contact_id = c.id
                      and r.status in ('pending', 'confirmed', 'waiting'))
  ), registered as (
    insert into registration (id, event_id, contact_id, status, arrival, attends, name, organisation, role, language,
                              notice_shown_at, source, request_hash, created_at, confirmed_at)
    select id, p_event, known_contact, 'confirmed', nextval('arrival'), 'online', name, organisation, 'researcher', 'nl',
           p_now, 'form', decode(hash, 'hex'), p_now, p_now from people
    returning id
  ), entries as (
    insert into calendar_entry (id, registration_id, uid, organizer)
    select entry_id, id, id || '@localhost', 'kring@localhost' from people
  ), mails as (
    insert into outgoing_mail (id, key, kind, to_address, to_name, language, subject_ids, order_key, priority, not_after,
                               message_id, created_at, next_attempt_at)
    select mail_id, 'confirmation/' || id || '/1', 'confirmation', email, name, 'nl',
           jsonb_build_object('registration', id, 'event', p_event), id || '@localhost', 20,
           p_now + interval '60 days', '<' || mail_id || '@localhost>', p_now, p_now from people
  ), audited as (
    insert into audit_entry (at, actor_kind, action, subject_kind, subject_id, after)
    select p_now, 'participant', 'registration.made', 'registration', id,
           jsonb_build_object('event', p_event, 'source', 'form', 'status', 'confirmed') from people
  )
  select count(*) into made from registered;
  update pool set taken = taken + made where event_id = p_event and session_id is null;
  return made;
end $$;
