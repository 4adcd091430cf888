-- What an event leaves behind: $1 people from number $3 on, with a place at event $2, a calendar entry and a mail that left.
with person as (
  select i, gen_random_uuid() as id, gen_random_uuid() as contact_id, 'person.' || i || '@example.org' as email,
         (array['Ana','Zoë','Łukasz','Fatima','Bram','Noor'])[1 + i % 6] || ' ' || to_char(i, 'FM0000000') as name
  from generate_series($3::integer, $3::integer + $1::integer - 1) as i
), people as (
  insert into contact (id, email, email_as_typed, created_at) select contact_id, email, email, now() from person
), registrations as (
  insert into registration (id, event_id, contact_id, status, arrival, attends, name, organisation, role, language, source,
                            request_hash, created_at, confirmed_at)
  select id, $2::uuid, contact_id, 'confirmed', nextval('arrival'), 'online', name, 'Hogeschool Voorbeeld', 'researcher', 'nl',
         'demo', '\xab', now(), now() from person
), entries as (
  insert into calendar_entry (id, registration_id, uid, organizer)
  select gen_random_uuid(), id, id || '@localhost', 'kring@localhost' from person
)
insert into outgoing_mail (id, key, kind, to_address, to_name, language, subject_ids, order_key, priority, status, sent_at,
                           message_id, created_at, next_attempt_at)
select gen_random_uuid(), 'confirmation/' || id || '/1', 'confirmation', email, name, 'nl',
       jsonb_build_object('registration', id, 'event', $2::uuid), id || '@localhost', 20, 'sent', now(),
       '<' || id || '@localhost>', now(), now() from person
