import {byId, h} from './dom.js';
import {emitPanel} from './panel-emit.js';
import {expectPanel} from './panel-expect.js';
import {faultPanel} from './panel-fault.js';
import {replyPanel} from './panel-reply.js';
import {scenarioPanel} from './panel-scenario.js';
import {timePanel} from './panel-time.js';

const PANELS = [
	['emit', 'Emit', emitPanel],
	['play', 'Play', scenarioPanel],
	['break', 'Break', faultPanel],
	['reply', 'Reply', replyPanel],
	['time', 'Time', timePanel],
	['expect', 'Expect', expectPanel],
];

/** What can be done, a tab each; arrow keys go from one to the next. */
export const openPanels = context => {
	const parts = PANELS.map(([id, text, create]) => {
		const panel = create(context);
		const tab = h(
			'button',
			{
				type: 'button',
				id: `tab-${id}`,
				role: 'tab',
				'aria-controls': `panel-${id}`,
				onclick: () => select(id),
			},
			text,
		);
		const section = h(
			'div',
			{
				id: `panel-${id}`,
				class: 'panel',
				role: 'tabpanel',
				'aria-labelledby': `tab-${id}`,
			},
			panel.elements,
		);
		return {id, tab, section, panel};
	});

	const select = (wanted, isFocused = false) => {
		for (const {id, tab, section, panel} of parts) {
			const isChosen = id === wanted;
			tab.setAttribute('aria-selected', String(isChosen));
			tab.tabIndex = isChosen ? 0 : -1;
			section.hidden = !isChosen;
			if (isChosen) {
				panel.shown?.();
				if (isFocused) {
					tab.focus();
				}
			}
		}
	};

	byId('tabs').append(...parts.map(({tab}) => tab));
	byId('panels').append(...parts.map(({section}) => section));
	byId('tabs').addEventListener('keydown', event => {
		const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
		const at = parts.findIndex(({tab}) => tab === document.activeElement);
		const edge = {Home: 0, End: parts.length - 1}[event.key];
		const to = edge ?? (step === undefined ? undefined : (at + step + parts.length) % parts.length);
		if (to !== undefined && at >= 0) {
			event.preventDefault();
			select(parts[to].id, true);
		}
	});
	select('emit');
	return {
		/** Tells all panels of the machines as they are now. */
		update(machines) {
			for (const {panel} of parts) {
				panel.update?.(machines);
			}
		},
	};
};
