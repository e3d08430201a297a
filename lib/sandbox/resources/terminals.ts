import { TerminalEvent, TerminalEventAction } from '../../arguments/enums';
import { type Find, fetches, found, lists, named, ok } from '../core/plain';
import { given, maybe, need, read, readObject, readOneOf, readText } from '../core/reading';
import type { StoredTerminal } from '../core/records/commerce';
import { invalidParams } from '../core/refusal';
import type { Call, Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { shown } from '../views/terminals';

const of = (world: World) => world.terminals;

const inPath: Find<StoredTerminal> = (world, call) => {
  const terminal = named(of, 'terminal_id', 'Terminal not found')(world, call);
  return found(terminal.isCommissioned ? terminal : undefined, 'Terminal not found');
};

const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  invoice: ['process', 'view'],
  transaction: ['process', 'print'],
};

const sendEvent: Handler = (world, call) => {
  const terminal = inPath(world, call);
  const { type, action, data } = read(call.body, {
    type: need(readOneOf(TerminalEvent)),
    action: need(readOneOf(TerminalEventAction)),
    data: need(readObject),
  });
  if (!ACTIONS[type]?.includes(action)) throw invalidParams(`${action} is no action for ${type}`);
  if (type === 'invoice') found(world.paymentRequests.find(data.id), 'Invoice not found');
  const id = world.random.text(24, 'digits');
  world.change(terminal, { events: [...terminal.events, id] });
  return ok('Event sent to Terminal', { id });
};

const eventStatus: Handler = (world, call) => {
  const terminal = inPath(world, call);
  if (terminal.events.includes(call.param('event_id')))
    return ok('Message Status Retrieved', { delivered: true });
  const message = 'The push notification ID provided is invalid';
  return { statusCode: 400, body: { status: false, message, data: { code: 'INVALID_PUSH_ID' } } };
};

const device = (world: World, { body }: Call) => {
  const { serial_number } = read(body, { serial_number: need(readText) });
  return found(of(world).with('serial_number', serial_number), 'Device not found');
};

const commission: Handler = (world, call) => {
  const terminal = device(world, call);
  if (terminal.isCommissioned) {
    // Paystack sends this with HTTP status 200 and `status: false`.
    return { statusCode: 200, body: { status: false, message: 'Device has been commissioned already' } };
  }
  world.change(terminal, { isCommissioned: true });
  return ok('Device commissioned successfully');
};

const decommission: Handler = (world, call) => {
  world.change(device(world, call), { isCommissioned: false });
  return ok('Device decommissioned successfully');
};

/** The endpoints of terminals. */
export const terminalRoutes: Routes = {
  'POST /terminal/{terminal_id}/event': sendEvent,
  'GET /terminal/{terminal_id}/event/{event_id}': eventStatus,
  'GET /terminal/{terminal_id}/presence': (world, call) => {
    inPath(world, call);
    return ok('Terminal status retrieved', { online: true, available: false });
  },
  'GET /terminal': lists(of, 'Terminals retrieved successfully', shown, {
    cursors: 'always',
    within: ({ isCommissioned }) => isCommissioned,
  }),
  'GET /terminal/{terminal_id}': fetches(inPath, 'Terminal retrieved successfully', (terminal) => ({
    ...shown(terminal),
    split_code: null,
  })),
  'PUT /terminal/{terminal_id}': (world, call) => {
    const changes = read(call.body, { name: maybe(readText), address: maybe(readText) });
    world.change(inPath(world, call), given(changes));
    return ok('Terminal Details updated');
  },
  'POST /terminal/commission_device': commission,
  'POST /terminal/decommission_device': decommission,
};
