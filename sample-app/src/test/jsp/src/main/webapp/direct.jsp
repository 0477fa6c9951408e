<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<!doctype html>
<html><body>${param.name}</body></html>
