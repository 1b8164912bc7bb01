// Single calls, as the SDK's README shows them.
'use strict';

async function users({ users }, say) {
  const request = {
    body: {
      uid: 'user123',
      display_name: 'Display Name',
      email: 'user123@example.com',
      properties: { pricing_plan: 'paid', popup_help: true, total_spent: 14.55 },
    },
    idempotencyKey: 'YOUR_KEY',
  };
  const { id } = say('create', await users.create(request)).body;
  say('create again', await users.create(request));
  say('get', await users.get({ id, includeSchema: true }));
  say('list', await users.list({ uid: 'user123' }));
  say('update', await users.update({ id, body: { display_name: 'New Display Name' } }));
  say('get updated', await users.get({ id }));

  const gone = (await users.create({ body: { uid: 'abc123' } })).body.id;
  say('delete by id', await users.delete({ id: gone }));
  say('get deleted', await users.get({ id: gone }));
  await users.create({ body: { uid: 'xyz123' } });
  say('delete by uid', await users.delete({ uid: 'xyz123' }));
}

async function lists({ users }, say, { filters }) {
  for (const filter of filters) {
    const pages = [];
    let pageToken;
    do {
      const { body } = await users.list({ ...filter, pageToken });
      pages.push(body);
      pageToken = body.next_page_token;
    } while (pageToken);
    say('pages', pages);
  }
}

async function events({ events }, say, { body, idempotencyKey }) {
  say('create', await events.create({ body, idempotencyKey }));
  say('create again', await events.create({ body, idempotencyKey }));
}

async function manyAtOnce({ users }, say, { count }) {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const responses = await Promise.all(numbers.map(number => users.create({ body: { uid: `user${number}` } })));
  say('ids', responses.map(response => response.body.id));
}

module.exports = { users, lists, events, manyAtOnce };
