/** Makes an element: properties by name, `on...` listeners, `aria-...` and `data-...` attributes, children. */
export const h = (tag, properties = {}, ...children) => {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(properties)) {
		if (value === undefined || value === false) {
			continue;
		}

		if (name.startsWith('on')) {
			element.addEventListener(name.slice(2), value);
		} else if (/-|^(?:role|list|for|href)$/.test(name)) {
			element.setAttribute(name, value);
		} else {
			element[name === 'class' ? 'className' : name] = value;
		}
	}

	element.append(...children.flat().filter(child => child !== undefined && child !== null));
	return element;
};

/** The element of the page with that id. */
export const byId = id => document.getElementById(id);

/** A labelled field; `hint` stands below it. */
export const field = (label, control, hint) =>
	h(
		'label',
		{class: control.type === 'checkbox' ? 'field check' : 'field'},
		control.type === 'checkbox' ? [control, h('span', {}, label)] : [h('span', {}, label), control],
		hint === undefined ? undefined : h('small', {}, hint),
	);

/** A choice; options are texts, or pairs of value and text. */
export const choice = (options, properties = {}) =>
	h(
		'select',
		properties,
		options.map(option => {
			const [value, text] = Array.isArray(option) ? option : [option, option];
			return h('option', {value}, text);
		}),
	);

/** A button. */
export const button = (text, onclick, properties = {}) =>
	h('button', {type: 'button', onclick, ...properties}, text);

let clearing;

/** Says in a line above everything what came of something. */
export const say = (text, isBad = false) => {
	const status = byId('status');
	status.textContent = text;
	status.classList.toggle('bad', isBad);
	status.classList.add('shown');
	clearTimeout(clearing);
	clearing = setTimeout(() => status.classList.remove('shown'), isBad ? 12_000 : 4000);
};

/** Does something that may fail, and says what came of it. */
export const attempt = async (act, told) => {
	try {
		const result = await act();
		if (told !== undefined) {
			say(typeof told === 'function' ? told(result) : told);
		}

		return result;
	} catch (error) {
		say(error.message, true);
		return undefined;
	}
};

/** Sets the children of an element only when what they show has changed, so that focus stays where it is. */
export const renderIfChanged = (element, key, render) => {
	const text = JSON.stringify(key);
	if (element.dataset.key !== text) {
		element.dataset.key = text;
		const focused = document.activeElement?.dataset?.focus;
		element.replaceChildren(...[render()].flat());
		if (focused !== undefined) {
			element.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
		}
	}
};
