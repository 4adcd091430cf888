-- A hundred thousand invented people of one event ($1 registrations of event $2), each in one of its sessions ($3).
with person as (
  select i, gen_random_uuid() as id, gen_random_uuid() as contact_id,
         (array['Ana','Zoë','Łukasz','Fatima','Bram','Noor','Émile','Yıldız','Søren','Ines'])[1 + i % 10] || ' '
           || (array['Aydın','van der Velden','Jansen','Hoekstra','Bensaïd','Visser','Smit','Núñez','Groß','Postma','de Wit'])[1 + i % 11]
           || ' ' || to_char(i, 'FM000000') as name,
         (array['Hogeschool Voorbeeld','Installatiewerk','ROC Midden','Zorgpact Oost','Provincie Voorbeeld','Universiteit Voorbeeld','Stichting Leren'])[1 + i % 7] as organisation
  from generate_series(1, $1::integer) as i
), people as (
  insert into contact (id, email, email_as_typed, created_at)
  select contact_id, 'person.' || i || '@example.org', 'Person.' || i || '@example.org', now() from person
), registrations as (
  insert into registration (id, event_id, contact_id, status, arrival, attends, name, organisation, role, language, source,
                            request_hash, created_at, confirmed_at)
  select id, $2::uuid, contact_id, case when i % 20 = 0 then 'waiting' when i % 33 = 0 then 'cancelled' else 'confirmed' end,
         nextval('arrival'), case when i % 3 = 0 then 'on_site' else 'online' end, name, organisation, 'researcher', 'nl',
         'demo', '\xab', now(), now() from person
)
insert into session_place (registration_id, session_id, status, arrival)
select id, ($3::uuid[])[1 + i % cardinality($3::uuid[])], case when i % 9 = 0 then 'waiting' else 'confirmed' end, i from person
