import { dashboardPage } from '../dashboard';
import { DEEDS } from '../deeds';
import { dashboardLists } from '../lists';
import { type BrowserReply, type BrowserRequest, isToken, page, refused, replyWith } from '../replies';
import { seeOther, tokenFor } from '../replies';
import type { Website } from '../website';

/** Replies to a request for the dashboard. */
export async function replyOfDashboard(request: BrowserRequest, website: Website): Promise<BrowserReply> {
  const { method, path, query } = request;
  const [place, name = ''] = path;
  const token = tokenFor('dashboard');
  if (method === 'POST') return doDeed(request, website, name, token);
  const { url: _url, paystack, commands: _commands, ...shown } = website;
  const view = { ...shown, world: paystack.world, query, token };
  if (place === undefined) return page(200, await dashboardPage(view));
  if (name === 'records') return page(200, (await dashboardLists(view)).text);
  if (name === 'events') return replyWith('text/event-stream', undefined);
  return refused(404, 'There is no such page.');
}

/** Does what a form of the dashboard asks for. A browser without scripts comes back to the page. */
async function doDeed(
  { text, headers }: BrowserRequest,
  { commands }: Website,
  name: string,
  token: string,
): Promise<BrowserReply> {
  const isScript = headers.accept === 'application/json';
  const told = (statusCode: number, message: string) =>
    isScript
      ? { ...replyWith('application/json', JSON.stringify({ message })), statusCode }
      : refused(statusCode, message);
  const form = new URLSearchParams(text);
  const deed = Object.hasOwn(DEEDS, name) ? DEEDS[name] : undefined;
  if (!deed) return told(404, 'There is no such form.');
  if (!isToken(form.get('token'), token)) return told(403, 'Load the page again.');
  try {
    const message = await deed(commands, (field) => form.get(field)?.trim() ?? '');
    return isScript ? told(200, message) : seeOther('/');
  } catch (error) {
    return told(400, error instanceof Error ? error.message : String(error));
  }
}
