import {ask, at} from './api.js';
import {attempt, button, choice, field, h, renderIfChanged} from './dom.js';
import {jsonOrText} from './fields.js';

const paramsOf = text =>
	Object.fromEntries(
		text
			.split(/\s+/)
			.filter(pair => pair.includes('='))
			.map(pair => [
				pair.slice(0, pair.indexOf('=')),
				jsonOrText(pair.slice(pair.indexOf('=') + 1)),
			]),
	);

/** Plays scenarios and stops them. */
export const scenarioPanel = context => {
	const scenario = choice([], {id: 'scenario'});
	const about = h('p', {class: 'hint'});
	const params = h('input', {type: 'text', autocomplete: 'off', placeholder: 'key=value'});
	const repeat = choice([
		['1', 'once'],
		['10', '10 times'],
		['forever', 'for ever'],
	]);
	const plays = h('ul', {class: 'things', 'aria-label': 'What plays or has played'});
	let known = [];

	const describe = () => {
		const {title = '', description = ''} = known.find(({name}) => name === scenario.value) ?? {};
		about.textContent = `${title}. ${description}`.replace(/\.\. /, '. ');
	};

	const play = async submitted => {
		submitted.preventDefault();
		await attempt(
			() =>
				ask('POST', at(context.target(), 'scenarios'), {
					scenario: scenario.value,
					params: paramsOf(params.value),
					repeat: repeat.value === 'forever' ? 'forever' : Number(repeat.value),
				}),
			`${scenario.value} plays.`,
		);
		context.refresh();
	};

	const stop = (machine, id) =>
		attempt(() => ask('DELETE', at(machine, 'scenarios', id)), 'Stopped.').then(context.refresh);

	scenario.addEventListener('change', describe);
	void attempt(async () => {
		({scenarios: known} = await ask('GET', '/v1/scenarios'));
		scenario.replaceChildren(...known.map(({name}) => h('option', {value: name}, name)));
		scenario.value = 'quorum-failure';
		describe();
	});
	const form = h(
		'form',
		{onsubmit: play},
		field('Scenario', scenario),
		about,
		field('Parameters', params),
		field('Repeat', repeat),
		h(
			'div',
			{class: 'buttons'},
			h('button', {type: 'submit', class: 'main'}, 'Play'),
			button('Begin what waits', () =>
				attempt(() => ask('POST', at(context.target(), 'start')), 'The timelines have begun.').then(
					context.refresh,
				),
			),
		),
	);
	return {
		elements: [form, plays],
		update(machines) {
			const all = machines.flatMap(({index, name, scenarios}) =>
				scenarios.map(one => ({...one, index, name})),
			);
			const shown = all.slice(-30).reverse();
			renderIfChanged(plays, shown, () =>
				shown.map(one =>
					h(
						'li',
						{},
						h(
							'span',
							{class: 'grow'},
							`${one.scenarios.join(' + ')} `,
							h('small', {}, one.error ?? one.name),
						),
						h('span', {class: 'badge', 'data-state': one.state}, one.state),
						['playing', 'waiting'].includes(one.state)
							? button('Stop', () => stop(one.index, one.id), {
									'data-focus': `stop ${one.index} ${one.id}`,
									'aria-label': `Stop ${one.scenarios.join(' + ')} on ${one.name}`,
								})
							: undefined,
					),
				),
			);
		},
	};
};
