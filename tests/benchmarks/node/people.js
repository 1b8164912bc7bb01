// The same users as in people.py.

'use strict';

const FIRST = ['Amara', 'Björn', 'Chiara', 'Dmitri', 'Elif', 'Farid', 'Grace', 'Hiroshi', 'Ines', 'Jamal', 'Katja'];
const LAST = ['Adeyemi', 'Bauer', 'Castro', 'Dubois', 'Eriksson', 'Fontaine', 'Garcia', 'Haddad', 'Ito', 'Jensen'];
const PLANS = ['free', 'starter', 'team', 'enterprise'];
const COUNTRIES = ['NG', 'SE', 'IT', 'DE', 'TR', 'FR', 'US', 'JP'];

const padded = (number, digits) => String(number).padStart(digits, '0');

function person(number) {
  const first = FIRST[number % FIRST.length];
  const last = LAST[Math.floor(number / 7) % LAST.length];
  return {
    uid: `customer-${padded(number, 7)}`,
    display_name: `${first} ${last}`,
    email: `${last.toLowerCase()}.${number}@example.com`,
    properties: {
      plan: PLANS[number % 4],
      country: COUNTRIES[number % 8],
      seats: (number % 250) + 1,
      total_spent: (number % 100000) / 4 + 0.25,
      newsletter: number % 3 === 0,
      signed_up: `2024-${padded((number % 12) + 1, 2)}-${padded((number % 28) + 1, 2)}T08:${padded(number % 60, 2)}:00Z`,
      interests: number % 2 ? ['analytics', 'retention'] : ['support'],
    },
  };
}

module.exports = { person };
