import {button, choice, field, h} from './dom.js';

const NONE = '';

/** Text that is JSON where it can be. */
export const jsonOrText = text => {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
};

const scalar = (input, toValue, toText = String) => ({
	element: input,
	read: () => (input.value === NONE ? undefined : toValue(input.value)),
	write: value => {
		input.value = value === undefined ? NONE : toText(value);
	},
});

const enumeration = ({values, isOptional}, label) => {
	const select = choice([...(isOptional ? [[NONE, '—']] : []), ...values]);
	return {...scalar(select, String), element: field(label, select), select};
};

const truth = (member, label) => {
	const select = choice([...(member.isOptional ? [[NONE, '—']] : []), 'true', 'false']);
	return {...scalar(select, text => text === 'true'), element: field(label, select)};
};

const toNumber = text => (Number.isFinite(Number(text)) ? Number(text) : text);

const number = (_, label) => {
	const input = h('input', {
		type: 'text',
		inputMode: 'numeric',
		autocomplete: 'off',
	});
	return {...scalar(input, toNumber), element: field(label, input)};
};

// An empty text is one, where a member must be there.
const text = (member, label) => {
	const input = h('input', {type: 'text', autocomplete: 'off'});
	const {write, read} = scalar(input, String);
	return {
		read: () => (member.isOptional ? read() : input.value),
		write,
		element: field(label, input),
	};
};

// Alternates and types without members: whatever JSON says.
const anything = (member, label) => {
	const input = h('input', {type: 'text', autocomplete: 'off'});
	return {
		...scalar(input, jsonOrText, value =>
			typeof value === 'string' ? value : JSON.stringify(value),
		),
		element: field(label, input, `${member.type}, as JSON`),
	};
};

const list = (member, label) => {
	const inner = {...member, isOptional: false, type: member.type.slice(1, -1)};
	const rows = h('div', {class: 'rows'});
	let items = [];
	const add = value => {
		const item = memberField(inner, String(items.length + 1));
		const row = h(
			'div',
			{class: 'item'},
			item.element,
			button(
				'Remove',
				() => {
					items = items.filter(other => other !== item);
					row.remove();
				},
				{'aria-label': `Remove an element of ${member.name}`},
			),
		);
		items.push(item);
		rows.append(row);
		if (value !== undefined) {
			item.write(value);
		}
	};

	return {
		element: h(
			'fieldset',
			{},
			h('legend', {}, label),
			rows,
			button('Add', () => add(), {'aria-label': `Add an element to ${member.name}`}),
		),
		read: () =>
			items.length === 0 && member.isOptional ? undefined : items.map(item => item.read()),
		write(value) {
			items = [];
			rows.replaceChildren();
			for (const item of Array.isArray(value) ? value : []) {
				add(item);
			}
		},
	};
};

/** The fields of an object: its members, and those of the branch that its tag chooses. */
export const objectFields = ({members = [], tag, variants = {}}) => {
	const fields = new Map(members.map(member => [member.name, memberField(member)]));
	const branch = h('div', {class: 'branch'});
	let branchFields = new Map();
	const chooseBranch = () => {
		const own = variants[fields.get(tag)?.read()] ?? [];
		branchFields = new Map(own.map(member => [member.name, memberField(member)]));
		branch.replaceChildren(...[...branchFields.values()].map(({element}) => element));
	};

	fields.get(tag)?.select?.addEventListener('change', chooseBranch);
	chooseBranch();
	return {
		elements: [...[...fields.values()].map(({element}) => element), branch],
		read() {
			const entries = [...fields, ...branchFields].map(([name, {read}]) => [name, read()]);
			return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
		},
		write(value = {}) {
			for (const [name, {write}] of fields) {
				write(value[name]);
			}

			chooseBranch();
			for (const [name, {write}] of branchFields) {
				write(value[name]);
			}
		},
	};
};

const object = (member, label) => {
	const fields = objectFields(member);
	const use = h('input', {type: 'checkbox', checked: !member.isOptional});
	const body = h('div', {class: 'fields'}, fields.elements);
	const show = () => {
		body.hidden = !use.checked;
	};

	use.addEventListener('change', show);
	show();
	return {
		element: h(
			'fieldset',
			{},
			h('legend', {}, label),
			member.isOptional ? field(`Give ${member.name}`, use) : undefined,
			body,
		),
		read: () => (use.checked ? fields.read() : undefined),
		write(value) {
			use.checked = !member.isOptional || value !== undefined;
			show();
			fields.write(value);
		},
	};
};

/** The field of one member of a type: what it shows, `read` and `write` of its value. */
const memberField = (member, name = member.name) => {
	const label = member.isOptional ? `${name} (optional)` : name;
	if (member.type.startsWith('[')) {
		return list(member, label);
	}

	if (member.values !== undefined) {
		return enumeration(member, label);
	}

	if (member.type === 'object' && (member.members ?? []).length > 0) {
		return object(member, label);
	}

	const make = {boolean: truth, int: number, number, string: text}[member.type] ?? anything;
	return make(member, label);
};
