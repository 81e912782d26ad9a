import css from './edge-markers.module.css';

const looks = ['main', 'next', 'skip', 'denied', 'restart', 'link', 'drop', 'added', 'removed'] as const;

/** Arrow heads, one per look: a marker cannot take the colour of its line in Chromium 114. */
export function EdgeMarkers() {
  return (
    <svg className={css.defs} aria-hidden>
      <defs>
        {looks.map((look) => (
          <marker
            key={look}
            id={`arrow-${look}`}
            className={css[look]}
            viewBox="0 0 10 10"
            refX={9}
            refY={5}
            markerWidth={look === 'main' || look === 'drop' ? 9 : 8}
            markerHeight={look === 'main' || look === 'drop' ? 9 : 8}
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M0,0.5L9.5,5L0,9.5Z" />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
