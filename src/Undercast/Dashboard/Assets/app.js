// Keeps the page fresh, and shows logs as they grow. Without it the page is whole, and as old as its last reload.
'use strict';

const byId = id => document.getElementById(id);
const given = id => JSON.parse(byId(id).textContent);
const words = name => name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('-', ' ').toLowerCase();
const seconds = value => value == null ? '' : value.toFixed(1) + ' s';

function cell(text, className) {
  const made = document.createElement('td');
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

// --- The run: its steps, and how long they are likely to take.

let run = given('run');

function stepTimes(step, now) {
  const took = step.took ?? (step.started ? (now - Date.parse(step.started)) / 1000 : null);
  return { took, left: step.estimate != null && step.state === 'running' ? Math.max(0, step.estimate - took) : null };
}

function showRun() {
  const rows = byId('run-steps').tBodies[0];
  const now = Date.now();
  const made = (run.steps ?? []).map(step => {
    const row = document.createElement('tr');
    const { took, left } = stepTimes(step, now);
    row.className = step.state;
    const name = cell(step.name);
    const said = document.createElement('div');
    said.className = 'quiet said';
    said.textContent = step.failure?.reason ?? step.said ?? (step.waits?.length ? 'waiting for ' + step.waits.map(wait => wait.what).join(', ') : step.description);
    name.append(said);
    row.append(cell(step.stage), name, cell(words(step.state) + (left != null ? `, ${left.toFixed(0)} s left` : ''), 'state'),
      cell(step.state === 'pending' ? '' : seconds(took), 'number took'), cell(seconds(step.estimate), 'number estimate'));
    return row;
  });
  rows.replaceChildren(...made);
  showSummary();
}

function showSummary() {
  const on = status.machines.filter(machine => machine.power !== 'Off').length;
  const active = (run.steps ?? []).filter(step => step.state === 'running').map(step => step.name);
  const going = !run.run ? 'nothing was run yet' : run.ending ? 'last run: ' + words(run.ending) : active.length ? 'running ' + active.join(', ') : 'running';
  byId('summary').textContent = `${on} of ${status.machines.length} machines on; ${going}`;
}

// --- The machines: in the table and in the picture.

let status = given('status');

function showStatus() {
  byId('errors').replaceChildren(...status.errors.map(error => Object.assign(document.createElement('li'), { textContent: error })));
  for (const machine of status.machines) {
    const ill = machine.services.filter(service => service.state !== 'active' || service.health === 'unhealthy');
    const row = document.querySelector(`#all-machines tr[data-machine="${CSS.escape(machine.name)}"]`);
    if (row) {
      row.className = machine.power;
      row.querySelector('.state').textContent = words(machine.power);
      row.querySelector('.addresses').textContent = Object.values(machine.addresses).join(', ');
      const services = row.querySelector('.services');
      services.textContent = machine.services.length === 0 || ill.length ? '' : `${machine.services.length} well`;
      if (ill.length) services.append(Object.assign(document.createElement('b'), { textContent: ill.map(service => `${service.name} ${service.state === 'active' ? service.health : service.state}`).join(', ') }));
    }
    const box = byId('machine-' + machine.name);
    if (box) box.setAttribute('class', `machine power-${machine.power}${ill.length ? ' ill' : ''}`);
  }
  showSummary();
}

// --- The log: any number of lines, of which only those in sight exist in the page.

const lineHeight = 18, keep = 200000;
let lines = [], fitting = null, pattern = null, source = null, drawing = false;

function search() {
  const text = byId('log-search').value;
  try {
    pattern = text ? new RegExp(text, 'i') : null;
  } catch {
    pattern = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'); // half typed
  }
  fitting = pattern ? lines.filter(line => pattern.test(line)) : null;
  draw();
}

function add(more) {
  lines = lines.length + more.length > keep ? lines.concat(more).slice(-keep) : (lines.push(...more), lines);
  if (pattern) fitting.push(...more.filter(line => pattern.test(line)));
  draw();
}

function draw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    const shown = fitting ?? lines, view = byId('log-view'), pre = byId('log-lines');
    byId('log-size').style.height = shown.length * lineHeight + 'px';
    if (byId('log-follow').checked) view.scrollTop = view.scrollHeight;
    const first = Math.max(0, Math.floor(view.scrollTop / lineHeight) - 10);
    pre.style.transform = `translateY(${first * lineHeight}px)`;
    pre.replaceChildren(...shown.slice(first, first + Math.ceil(view.clientHeight / lineHeight) + 20).flatMap(marked));
    byId('log-count').textContent = fitting ? `${shown.length} of ${lines.length} lines` : `${lines.length} lines`;
  });
}

function marked(line) {
  const found = pattern?.exec(line);
  if (!found || !found[0]) return [line + '\n'];
  const mark = Object.assign(document.createElement('mark'), { textContent: found[0] });
  return [line.slice(0, found.index), mark, line.slice(found.index + found[0].length) + '\n'];
}

function follow() {
  source?.close();
  [lines, fitting] = [[], pattern ? [] : null];
  draw();
  const place = new URLSearchParams({ machine: byId('log-machine').value, service: byId('log-service').value });
  source = new EventSource('/events/logs?' + place);
  // A connection that is made again brings all lines again.
  source.onopen = () => { [lines, fitting] = [[], pattern ? [] : null]; };
  // What terminals obey (colours, cursor moves) is not for readers.
  source.addEventListener('lines', event => add(JSON.parse(event.data).map(line => line.replace(/\x1b\[[0-9;?]*[A-Za-z]|[\x00-\x08\x0b-\x1f]/g, ''))));
  source.addEventListener('failed', event => { source.close(); add(['cannot be read: ' + JSON.parse(event.data)]); });
}

function choose(machine, service) {
  byId('log-machine').value = machine;
  const all = Object.assign(document.createElement('option'), { value: '', textContent: 'all' });
  byId('log-service').replaceChildren(all, ...(places[machine] ?? []).map(name => Object.assign(document.createElement('option'), { textContent: name })));
  byId('log-service').value = service;
  follow();
}

const places = given('places');
byId('log-machine').addEventListener('change', event => choose(event.target.value, ''));
byId('log-service').addEventListener('change', follow);
byId('log-search').addEventListener('input', search);
byId('log-follow').addEventListener('change', draw);
byId('log-view').addEventListener('scroll', draw);
byId('log-view').addEventListener('wheel', event => { if (event.deltaY < 0) byId('log-follow').checked = false; }, { passive: true });
byId('log-view').addEventListener('keydown', event => { if (['ArrowUp', 'PageUp', 'Home'].includes(event.key)) byId('log-follow').checked = false; });
document.querySelectorAll('a.console').forEach(link => link.addEventListener('click', event => {
  event.preventDefault();
  choose(link.closest('tr').dataset.machine, 'console');
  byId('log').scrollIntoView();
  byId('log-view').focus();
}));

// --- Health, asked when it is wanted.

byId('examine').addEventListener('click', async event => {
  event.target.disabled = true;
  event.target.textContent = 'examining…';
  const checks = await (await fetch('/checks')).json();
  byId('checks').tBodies[0].replaceChildren(...checks.map(check => {
    const row = document.createElement('tr');
    row.className = check.result;
    row.append(cell(words(check.result), 'state'), cell(check.name), cell(check.evidence), cell(check.cure ?? ''));
    return row;
  }));
  event.target.disabled = false;
  event.target.textContent = 'Examine again';
});

// --- Keys.

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || ['INPUT', 'SELECT', 'TEXTAREA'].includes(event.target.tagName)) return;
  const section = document.querySelectorAll('main > section')[event.key - 1];
  if (section) {
    section.scrollIntoView();
    section.focus({ preventScroll: true });
  } else if (event.key === '/') {
    event.preventDefault();
    byId('log-search').focus();
  } else if (event.key === 'f') {
    byId('log-follow').click();
  }
});

document.documentElement.classList.add('live');
showStatus();
showRun();
choose('', '');
setInterval(() => { if (run.run && !run.ending) showRun(); }, 1000);
const events = new EventSource('/events');
events.addEventListener('run', event => { run = JSON.parse(event.data); showRun(); });
events.addEventListener('status', event => { status = JSON.parse(event.data); showStatus(); });
