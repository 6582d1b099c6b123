import type { State } from '../state.ts';
import { apiUrl, nextId } from '../state.ts';

const links = {
  followers_url: '/followers',
  following_url: '/following{/other_user}',
  gists_url: '/gists{/gist_id}',
  starred_url: '/starred{/owner}{/repo}',
  subscriptions_url: '/subscriptions',
  organizations_url: '/orgs',
  repos_url: '/repos',
  events_url: '/events{/privacy}',
  received_events_url: '/received_events',
};

/** An id as GraphQL has it: opaque, and the same for the same thing. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}

/** An account, as it stands in other replies (`simple-user`). */
export function accountReply(state: State, login: string) {
  const id = state.accounts.get(login) ?? nextId(state);
  state.accounts.set(login, id);
  const url = `${apiUrl(state)}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId('User', id),
    avatar_url: `${state.url}/avatars/u/${id}`,
    gravatar_id: '',
    url,
    html_url: `${state.url}/${encodeURIComponent(login)}`,
    ...Object.fromEntries(Object.entries(links).map(([name, path]) => [name, `${url}${path}`])),
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}

/** The account that a token belongs to (`public-user`). */
export function ownAccountReply(state: State, login: string) {
  const facts = { name: login, company: null, blog: '', location: null, email: null, hireable: null, bio: null };
  const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
  const times = { created_at: '2020-01-01T00:00:00Z', updated_at: '2020-01-01T00:00:00Z' };
  return { ...accountReply(state, login), ...facts, ...counts, ...times };
}
