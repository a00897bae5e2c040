'use client';

import { type FormEvent, useState } from 'react';
import { CopyLink } from './copy-link';
import { newAssignment } from './formats';
import { linkTo } from './links';
import styles from './team.module.css';

type Props = {
  parts: readonly { title: string; lessons: readonly { slug: string; title: string; minutes: number }[] }[];
};

/** Names lessons and a day, and makes a link of it. */
export function AssignForm({ parts }: Props) {
  const [title, setTitle] = useState('');
  const [due, setDue] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState('');

  const changed = () => setLink('');
  const toggle = (slug: string) => {
    setChosen(chosen.includes(slug) ? chosen.filter((one) => one !== slug) : [...chosen, slug]);
    changed();
  };
  const order = parts.flatMap(({ lessons }) => lessons).filter(({ slug }) => chosen.includes(slug));
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (order.length === 0) return setProblem('Choose at least one lesson.');
    if (!due) return setProblem('Choose the last day.');
    setProblem('');
    setLink(
      await linkTo(
        newAssignment(
          title.trim(),
          order.map(({ slug }) => slug),
          due,
        ),
      ),
    );
  };

  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <label className={styles.field}>
        <span>Title, if you like</span>
        <input
          type="text"
          maxLength={120}
          placeholder="First week"
          value={title}
          onChange={({ target }) => {
            setTitle(target.value);
            changed();
          }}
        />
      </label>
      <label className={styles.field}>
        <span>Last day</span>
        <input
          type="date"
          value={due}
          onChange={({ target }) => {
            setDue(target.value);
            changed();
          }}
        />
      </label>
      {parts.map((part) => (
        <fieldset key={part.title} className={styles.choices}>
          <legend>{part.title}</legend>
          {part.lessons.map((lesson) => (
            <label key={lesson.slug}>
              <input type="checkbox" checked={chosen.includes(lesson.slug)} onChange={() => toggle(lesson.slug)} />
              {lesson.title} <span className={styles.soft}>{lesson.minutes} minutes</span>
            </label>
          ))}
        </fieldset>
      ))}
      <p className={styles.actions}>
        <button type="submit" className={styles.main}>
          Make the link
        </button>
        <span className={styles.soft}>
          {order.length > 0 && `About ${order.reduce((sum, { minutes }) => sum + minutes, 0)} minutes in all.`}
        </span>
      </p>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      {link && <CopyLink link={link} label="The link to send" />}
    </form>
  );
}
