import {ask, at} from './api.js';
import {attempt, button, byId, h, renderIfChanged} from './dom.js';

const LISTED_MAX = 200;
const FILTER_FROM = 8;

const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

const badge = ({status, ended}) => {
	const state = ended ? 'ended' : status;
	return h('span', {class: 'badge', 'data-state': state}, state);
};

const listEntry = (machine, isChosen, choose) =>
	h(
		'li',
		{},
		button('', () => choose(String(machine.index)), {
			class: 'machine-entry',
			'aria-current': isChosen ? 'true' : 'false',
			'data-focus': `machine ${machine.index}`,
		}),
	);

/** The list of machines, and the one that is looked at. */
export const showMachines = ({machines, total, chosen, choose, refresh}) => {
	const filter = byId('machine-filter');
	filter.hidden = total < FILTER_FROM;
	const wanted = filter.value.toLowerCase();
	const listed = machines
		.filter(({name, status}) => `${name} ${status}`.toLowerCase().includes(wanted))
		.slice(0, LISTED_MAX);
	const list = byId('machine-list');
	list.hidden = total < 2;
	const rows = listed.map(({index, name, status, ended, clients}) => ({
		index,
		name,
		status,
		ended,
		clients: clients.length,
	}));
	renderIfChanged(list, {rows, chosen, total}, () => {
		const all = h(
			'li',
			{},
			button('', () => choose('all'), {
				class: 'machine-entry',
				'aria-current': String(chosen === 'all'),
				'data-focus': 'machine all',
			}),
		);
		all.firstChild.append(
			h('span', {class: 'name'}, 'All machines'),
			h('small', {}, String(total)),
		);
		return [
			all,
			...rows.map(machine => {
				const entry = listEntry(machine, String(machine.index) === chosen, choose);
				entry.firstChild.append(
					h('span', {class: 'name'}, machine.name),
					h('small', {title: 'clients'}, machine.clients === 0 ? '' : `⇄ ${machine.clients}`),
					badge(machine),
				);
				return entry;
			}),
		];
	});
	showOne(machines, {total, chosen, refresh});
};

const fact = (name, ...value) => [h('dt', {}, name), h('dd', {}, ...value)];

const clientRow = (machine, client, refresh) =>
	h(
		'li',
		{},
		h(
			'span',
			{class: 'grow'},
			h('code', {}, client.id),
			' ',
			h(
				'small',
				{},
				client.negotiated ? 'negotiated' : 'not negotiated',
				client.unread > 0 ? `, ${client.unread} bytes unread` : '',
			),
		),
		button(
			'Disconnect',
			() =>
				attempt(() => ask('DELETE', at(machine, 'clients', client.id)), 'Disconnected.').then(
					refresh,
				),
			{
				'data-focus': `client ${client.id}`,
				'aria-label': `Disconnect ${client.id}`,
			},
		),
	);

const showOne = (machines, {total, chosen, refresh}) => {
	const machine = machines.find(({index}) => String(index) === chosen);
	const view = byId('machine');
	if (machine === undefined) {
		const states = new Map();
		for (const {status, ended} of machines) {
			const state = ended ? 'ended' : status;
			states.set(state, (states.get(state) ?? 0) + 1);
		}

		renderIfChanged(view, [...states], () => [
			h('h3', {}, count(total, 'machine')),
			h(
				'ul',
				{class: 'states'},
				[...states].map(([state, number]) =>
					h('li', {}, h('span', {class: 'badge', 'data-state': state}, state), ` ${number}`),
				),
			),
		]);
		return;
	}

	const {time, cursor, ...shown} = machine;
	const {met, unmet, open} = machine.expectations;
	renderIfChanged(view, shown, () => [
		h('div', {class: 'head'}, h('h3', {}, machine.name), badge(machine)),
		h(
			'dl',
			{},
			fact('Listens', ...machine.addresses.map(address => h('code', {}, address))),
			fact('QEMU', machine.qemu.replace('qemu-', '')),
			met + unmet + open === 0
				? []
				: fact(
						'Expected',
						[
							met > 0 ? `${met} met ` : '',
							unmet > 0 ? `${unmet} unmet ` : '',
							open > 0 ? `${open} open` : '',
						].join(''),
					),
			machine.faults === 0 ? [] : fact('Wire', count(machine.faults, 'fault'), ' in force'),
			machine.stubs.length === 0
				? []
				: fact('Replies', count(machine.stubs.length, 'command'), ' answered by hand'),
		),
		h('h4', {}, machine.clients.length === 0 ? 'No client is connected' : 'Clients'),
		h(
			'ul',
			{class: 'things'},
			machine.clients.map(client => clientRow(machine.index, client, refresh)),
		),
	]);
};
