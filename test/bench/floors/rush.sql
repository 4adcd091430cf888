-- The floor of a rush: the same rows that the product writes for people who fight for too few places and choose a session
-- in each round, in one call, first come first served, without asking what the product asks for safety's sake.
create function floor_rush(p_event uuid, p_people jsonb, p_now timestamptz) returns void
language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
  places integer;
begin
  perform 1 from event where id = p_event for update;
  select capacity - taken into places from pool where event_id = p_event and session_id is null;
  insert into contact (id, email, email_as_typed, created_at)
    select contact_id, email, email, p_now from jsonb_to_recordset(p_people) as p (contact_id uuid, email text)
    order by email on conflict (email) do nothing;
  with people as (
    select p.*, c.id as known_contact, row_number() over (order by p.n) <= places as is_in
    from jsonb_to_recordset(p_people)
      as p (n integer, id uuid, email text, name text, organisation text, hash text, mail_id uuid, entry_id uuid, sessions jsonb)
    join contact c on c.email = p.email
    where not exists (select 1 from registration r where r.event_id = p_event and r.contact_id = c.id
                      and r.status in ('pending', 'confirmed', 'waiting'))
  ), arrived as (
    select people.*, nextval('arrival') as arrival from people order by n
  ), registered as (
    insert into registration (id, event_id, contact_id, status, arrival, attends, name, organisation, role, language,
                              notice_shown_at, source, request_hash, created_at, confirmed_at)
    select id, p_event, known_contact, case when is_in then 'confirmed' else 'waiting' end, arrival, 'online', name,
           organisation, 'researcher', 'nl', p_now, 'form', decode(hash, 'hex'), p_now, case when is_in then p_now end
    from arrived
  ), wishes as (
    select a.id, a.arrival, a.is_in, s.session::uuid as session_id,
           row_number() over (partition by s.session, a.is_in order by a.arrival) as nth
    from arrived a, jsonb_array_elements_text(a.sessions) as s (session)
  ), placed as (
    insert into session_place (registration_id, session_id, status, arrival)
    select w.id, w.session_id,
           case when not w.is_in then 'wanted' when w.nth <= p.capacity - p.taken then 'confirmed' else 'waiting' end,
           w.arrival
    from wishes w join pool p on p.session_id = w.session_id
    returning session_id, status
  ), entries as (
    insert into calendar_entry (id, registration_id, uid, organizer)
    select entry_id, id, id || '@localhost', 'kring@localhost' from arrived where is_in
  ), mails as (
    insert into outgoing_mail (id, key, kind, to_address, to_name, language, subject_ids, order_key, priority, not_after,
                               message_id, created_at, next_attempt_at)
    select mail_id, case when is_in then 'confirmation/' else 'waiting/' end || id || '/1',
           case when is_in then 'confirmation' else 'waiting' end, email, name, 'nl',
           jsonb_build_object('registration', id, 'event', p_event), id || '@localhost', 20,
           p_now + interval '60 days', '<' || mail_id || '@localhost>', p_now, p_now from arrived
  ), audited as (
    insert into audit_entry (at, actor_kind, action, subject_kind, subject_id, after)
    select p_now, 'participant', 'registration.made', 'registration', id,
           jsonb_build_object('event', p_event, 'source', 'form', 'status', case when is_in then 'confirmed' else 'waiting' end)
    from arrived
  ), counts as (
    select null::uuid as session_id, count(*) filter (where is_in) as entered, count(*) filter (where not is_in) as queued
    from arrived
    union all
    select session_id, count(*) filter (where status = 'confirmed'), count(*) filter (where status = 'waiting')
    from placed group by session_id
  )
  update pool set taken = taken + entered, waiting = waiting + queued from counts
  where pool.event_id = p_event and pool.session_id is not distinct from counts.session_id;
end $$;
