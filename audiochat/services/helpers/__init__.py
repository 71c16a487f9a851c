"""What runs in a throw-away child: ``NAME.py`` here holds ``run(arguments, job) -> answer``.

Both are plain JSON objects. ``job.progress`` and ``job.emit`` (JSON values) arrive at the job given to
``Quarantine.run``. A ``UserError`` raised here is raised again there, as the same class.
"""
